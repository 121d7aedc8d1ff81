package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.workspace.AnswerRating;
import dev.whittle.app.workspace.Vote;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `experiments` does with saved ones: running again, comparing, pricing anew, the trend of a prompt.
final class ExperimentsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    private Said run(String... args) {
        return Said.run(home, "".getBytes(StandardCharsets.UTF_8), Map.of(), InstantSource.fixed(NOW), args);
    }

    // 1,000,000 input and 100,000 output tokens of GPT-4o cost $2.50 and $1.00 (its page, 2026-09-23).
    private Experiment save(String prompt, String model, Instant at, Usage usage, String answer) throws Exception {
        Catalog catalog = Catalog.bundled();
        Model known = catalog.find(model).orElseThrow();
        Price price = catalog.price(known, Price.Mode.STANDARD, at).orElseThrow();
        Cost cost = catalog.cost(known, usage, Price.Mode.STANDARD, at);
        Column column = new Column("A", prompt, Prompt.of(Message.user("Capital of France?")),
                Target.known(known, "OpenAI", URI.create("https://api.openai.com/v1")), Parameters.DEFAULT);
        Experiment made = Experiment.of("Capitals", at, "0.1.0", null, List.of(new Run(column, Parameters.DEFAULT,
                List.of(), catalog.id(), price, at, new Outcome.Finished(new Reply(answer, Reply.Finish.STOP, usage,
                        null, Duration.ofMillis(90), Duration.ofMillis(200), 1), cost))));
        try (Workspace workspace = Workspace.open(home.resolve("workspace.db"))) {
            workspace.experiments().save(made);
        }
        return made;
    }

    @Test
    void repriceShowsTheCostOfThenAndOfOtherPrices() throws Exception {
        Experiment made = save("Triage", "openai/gpt-4o", NOW, new Usage(1_000_000, 0, 0, 100_000, 0), "Paris");
        Path dearer = Files.writeString(home.resolve("dearer.json"),
                """
                {"schemaVersion": 1, "models": [{"key": "openai/gpt-4o", "prices": [
                  {"from": "2026-01-01", "to": null, "mode": "standard", "rates": {"input": "5", "output": "20"}}]}]}""");

        JsonNode same = run("experiments", "reprice", made.id().toString(), "--json").json();
        assertThat(same.propertyNames()).containsExactly("id", "catalog", "at", "usd_then", "usd_now", "columns");
        assertThat(same.path("usd_now").stringValue()).isEqualTo(same.path("usd_then").stringValue());
        JsonNode twice = run("experiments", "reprice", made.id().toString(), "--prices", dearer.toString(), "--json")
                .json();
        assertThat(twice.at("/columns/0").propertyNames()).containsExactly("label", "model", "usd_then", "usd_now",
                "unpriced");
        assertThat(new BigDecimal(twice.path("usd_then").stringValue())).isEqualByComparingTo("3.50");
        assertThat(new BigDecimal(twice.path("usd_now").stringValue())).isEqualByComparingTo("7.00");
        assertThat(run("experiments", "reprice", made.id().toString(), "--prices", dearer.toString()).out())
                .contains("$3.50", "$7.00");
    }

    @Test
    void aNoteIsWrittenShownListedFoundAndTakenAway() throws Exception {
        String id = save("Triage", "openai/gpt-4o", NOW, Usage.of(100, 10), "Paris").id().toString();

        assertThat(run("experiments", "note", id).err()).contains("there is no note");
        assertThat(run("experiments", "note", id, "  the shorter prompt won ").code()).isZero();

        assertThat(run("experiments", "note", id).out().strip()).isEqualTo("the shorter prompt won");
        assertThat(run("experiments", "note", id, "--json").json()).isEqualTo(JsonMapper.shared().createObjectNode()
                .put("id", id).put("note", "the shorter prompt won"));
        JsonNode listed = run("experiments", "list", "shorter", "--json").json();
        assertThat(listed.at("/experiments/0").propertyNames()).containsExactly("id", "name", "created_at", "models",
                "columns", "finished", "usd", "note");
        assertThat(listed.at("/experiments/0/note").stringValue()).isEqualTo("the shorter prompt won");
        assertThat(run("experiments", "list").out()).contains("the shorter prompt won");

        assertThat(run("experiments", "note", id, "").err()).contains("the note is taken away");
        assertThat(run("experiments", "note", id, "--json").json().path("note").stringValue()).isEmpty();
        assertThat(run("experiments", "list", "shorter", "--json").json().path("experiments")).isEmpty();
    }

    @Test
    void aNoteNeedsAnExperiment() {
        String nobody = "9d0e7c5e-8b86-4d01-b42d-00cf4fc964ff";

        assertThat(run("experiments", "note", nobody, "lost").code()).isEqualTo(2);
        assertThat(run("experiments", "note", nobody, "lost").err()).contains("There is no experiment " + nobody);
        assertThat(run("experiments", "note", nobody).err()).contains("There is no experiment " + nobody);
    }

    @Test
    void diffNamesWhatChangedInInputsOutcomesAndCost() throws Exception {
        Experiment before = save("Triage, version 1", "openai/gpt-4o", NOW.minusSeconds(60), Usage.of(100, 10),
                "Paris");
        Experiment after = save("Triage, version 2", "openai/gpt-4o", NOW, Usage.of(50, 10), "Paris.");

        JsonNode delta = run("experiments", "diff", before.id().toString(), after.id().toString(), "--json").json();

        assertThat(delta.propertyNames()).containsExactly("before", "after", "columns");
        JsonNode changes = delta.at("/columns/0/changes");
        assertThat(changes.valueStream().map(change -> change.path("kind").stringValue() + " "
                + change.path("what").stringValue())).containsExactly("outcome answer", "outcome input tokens",
                        "cost USD");
        assertThat(changes.get(1).path("before").stringValue()).isEqualTo("100");
        assertThat(changes.get(1).path("after").stringValue()).isEqualTo("50");
        assertThat(run("experiments", "diff", before.id().toString(), before.id().toString()).out())
                .contains("nothing changed");
    }

    @Test
    void aPromptOnAModelThatGoesIsToldTheCheapestModelItWasTriedOn() throws Exception {
        Said.run(home, "Capital of France?", "versions", "save", "-", "--name", "Triage");
        save("Triage, version 1", "openai/gpt-4o", NOW, Usage.of(100, 10), "Paris");
        save("Triage", "openai/gpt-6-sol", NOW, Usage.of(100, 10), "Paris");
        save("Triage", "openai/gpt-6-luna", NOW, Usage.of(100, 10), "Paris");

        JsonNode prompts = run("versions", "retiring", "--json").json().path("prompts");

        assertThat(prompts).hasSize(1);
        assertThat(prompts.get(0).path("model").stringValue()).isEqualTo("openai/gpt-4o");
        assertThat(prompts.get(0).path("replacement").stringValue()).isEqualTo("openai/gpt-6-luna");
        assertThat(prompts.get(0).path("replacement_tested").booleanValue()).isTrue();
    }

    @Test
    void rerunSendsEveryInputAgainAndSavesASecondExperiment() {
        Said first = Said.run(home, "Say it twice.", "compare", "-m", "any", "--provider", "echo", "--json");
        String id = first.json().path("id").stringValue();

        Said again = run("experiments", "rerun", id, "--provider", "echo", "--json");

        assertThat(again.code()).isZero();
        assertThat(again.json().path("id").stringValue()).isNotEqualTo(id);
        assertThat(again.json().at("/runs/0/column")).isEqualTo(first.json().at("/runs/0/column"));
        assertThat(run("experiments", "list", "--json").json().path("experiments")).hasSize(2);
        Said nowhere = run("experiments", "rerun", id);
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("is no connection in Settings; say which server to ask");
    }

    @Test
    void trendListsTheRunsOfAllVersionsOldestFirst() throws Exception {
        save("Triage, version 2", "openai/gpt-4o", NOW, Usage.of(50, 10), "Paris");
        save("Triage", "openai/gpt-4o", NOW.minusSeconds(60), Usage.of(100, 10), "Paris");
        save("Triage two", "openai/gpt-4o", NOW, Usage.of(7, 10), "Paris");

        JsonNode runs = run("experiments", "trend", "Triage", "--json").json().path("runs");

        assertThat(runs.valueStream().map(one -> one.path("input_tokens").intValue())).containsExactly(100, 50);
        assertThat(runs.get(0).propertyNames()).containsExactly("experiment", "at", "prompt", "model", "finished",
                "input_tokens", "output_tokens", "ms", "usd");
        assertThat(run("experiments", "trend", "Nothing").err()).contains("no experiment has run a prompt");
    }

    @Test
    void showTellsWhatPeopleSaidOfTheAnswers() throws Exception {
        Experiment made = save("Triage", "openai/gpt-4o", NOW, new Usage(100, 0, 0, 10, 0), "Paris");
        try (Workspace workspace = Workspace.open(home.resolve("workspace.db"))) {
            workspace.opinions().rate(made.id(), 0, new AnswerRating(4, new BigDecimal("87.5"), "short"));
            workspace.opinions().vote(made.id(), new Vote(List.of(0), Vote.Verdict.BEST, 0));
            workspace.opinions().vote(made.id(), new Vote(List.of(0), Vote.Verdict.ALL_BAD, null));
        }

        JsonNode shown = run("experiments", "show", made.id().toString(), "--json").json();
        assertThat(shown.path("ratings")).isEqualTo(JsonMapper.shared()
                .readTree("[{\"column\":\"A\",\"stars\":4,\"score\":87.5,\"note\":\"short\"}]"));
        assertThat(shown.path("tally")).isEqualTo(
                JsonMapper.shared().readTree("{\"tie\":0,\"all_bad\":1,\"best\":{\"A\":1}}"));
        assertThat(shown.path("votes")).isEqualTo(JsonMapper.shared().readTree(
                """
                [{"verdict":"best","best":"A","shown":["A"]},{"verdict":"all_bad","best":null,"shown":["A"]}]"""));
        assertThat(run("experiments", "show", made.id().toString()).out())
                .contains("Votes: A: GPT-4o 1, tie 0, all bad 1.", "Rated 4 of 5, score 87.5: short");
    }
}
