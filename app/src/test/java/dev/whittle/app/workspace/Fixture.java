package dev.whittle.app.workspace;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.KeptReply;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.savings.CacheUse;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Chunk;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What the tests share.
final class Fixture {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    static final Target TARGET = new Target("gpt-4o", "openai/gpt-4o", "GPT-4o", "OpenAI", "api.openai.com");

    static final Comparison COMPARISON = new Comparison(Catalog.bundled());

    /// The inputs of a run on cases.
    static final String RUN = """
            {"format": 1, "repeats": 1, "caseFile": "mails.csv",
             "columns": [{"provider": "echo", "label": "A", "promptName": "",
               "prompt": {"messages": [{"role": "user", "text": "Sort this: {{mail}}"}], "values": {}},
               "target": {"model": "m", "displayName": "M", "connection": "Echo", "host": "echo"}, "parameters": {"stop": []}}],
             "cases": [{"number": 1, "vars": {"mail": "The lampshade is broken"}}]}""";

    private Fixture() {}

    /// The key of a call.
    static String key(int number) {
        return "%064x".formatted(number);
    }

    static KeptReply kept(String text) {
        return kept(text, Reply.Finish.STOP);
    }

    static KeptReply kept(String text, Reply.Finish finish) {
        Reply plain = reply(text);
        return new KeptReply(Parameters.DEFAULT, List.of("a note"), "catalog-1", PRICE, NOW,
                new Outcome.Finished(new Reply(text, finish, plain.usage(), null, plain.timeToFirstToken(),
                        plain.total(), 1), new Cost.Priced(new BigDecimal("0.00035"), PRICE)));
    }

    static Draft draft(String text) {
        return new Draft("Triage", Prompt.of(Message.system("Be brief."), Message.user(text)).withValue("name", "Ada"),
                new Workload(500, new BigDecimal("30.4375"), 120, new CacheUse(new BigDecimal("0.6"),
                        new BigDecimal("0.95"), CacheUse.Lifetime.ONE_HOUR), Price.Mode.BATCH),
                "openai/gpt-4o",
                List.of(new Chunk("c1", "Refunds", "Refunds take 5 days.", "help.md")), "How long?", 1_500,
                List.of(new Protection.Span(0, 3, 8, "marked")));
    }

    static Experiment experiment(String name, String prompt, Instant createdAt, Outcome... outcomes) {
        Column column = new Column("A", "Triage, version 3", Prompt.of(Message.user(prompt)), TARGET,
                Parameters.DEFAULT);
        List<Run> runs = java.util.Arrays.stream(outcomes).map(outcome -> new Run(column, Parameters.DEFAULT, List.of(),
                "catalog-1", PRICE, createdAt, outcome)).toList();
        return Experiment.of(name, createdAt, "0.1.0", null, runs);
    }

    static final Price PRICE = new Price(null, null, Price.Mode.STANDARD, null,
            new Rates(new BigDecimal("2.50"), new BigDecimal("10.00"), null, null, null, null, null), List.of(), false,
            null,
            null);

    static Outcome finished(String answer, String usd) {
        return new Outcome.Finished(reply(answer), new Cost.Priced(new BigDecimal(usd), PRICE));
    }

    static Reply reply(String answer) {
        return new Reply(answer, Reply.Finish.STOP, Usage.of(100, 10), null, Duration.ofMillis(90),
                Duration.ofMillis(200), 1);
    }

    static Workspace.Options options(InstantSource clock) {
        return new Workspace.Options(clock, Duration.ofSeconds(5), () -> 0);
    }

    /// Talks to a file behind the workspace's back.
    static String sql(Path file, String... statements) throws SQLException {
        String last = "";
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    try (ResultSet result = statement.getResultSet()) {
                        last = result.next() ? String.valueOf(result.getString(1)) : "";
                    }
                }
            }
        }
        return last;
    }
}
