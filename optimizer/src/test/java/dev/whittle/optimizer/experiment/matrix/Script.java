package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.catalog.Usage;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Fixture;
import dev.whittle.optimizer.experiment.KeptReply;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.check.ChecksReader;
import dev.whittle.optimizer.experiment.check.Equipment;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What the tests of runs share: columns on gpt-4o, a store in memory, a tokenizer that counts characters.
final class Script {
    private Script() {}

    static Column column(String label, String text) {
        return new Column(label, "prompt " + label, Prompt.of(Message.user(text)),
                Target.known(Fixture.GPT_4O, "OpenAI", Fixture.OPENAI),
                new Parameters(null, 100, null, null, List.of()));
    }

    static MatrixColumn on(String label, String text) {
        return new MatrixColumn(column(label, text), "openai");
    }

    static CaseSet cases(String csv) {
        try {
            return CaseReader.read("cases.csv", csv, List.of());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static Reply reply(String text, @Nullable Usage usage) {
        return new Reply(text, Reply.Finish.STOP, usage, null, Duration.ofMillis(10), Duration.ofMillis(50), 1);
    }

    /// A thousand tokens in at $2.50 and a hundred out at $10.00 a million: $0.0035.
    static Reply reply(String text) {
        return reply(text, Usage.of(1_000, 100));
    }

    static MatrixRun run(List<MatrixColumn> columns, String csv, Setup setup) throws StoreException {
        Comparison comparison = new Comparison(Fixture.CATALOG);
        CaseSet cases = cases(csv);
        CallEstimates estimates = new CallEstimates(Fixture.CATALOG, _ -> CHARACTERS, comparison,
                Instant.parse("2026-11-21T12:00:00Z"));
        Plan plan = Plan.of(columns, cases.cases(), setup.repeats, comparison);
        return MatrixRun.prepare(plan, new MatrixRun.Tools(comparison, _ -> setup.server, setup.store, estimates,
                new Spending(setup.budget), new Grader(new ChecksReader(Equipment.NONE), cases.cases(),
                        setup.checks == null ? null : JsonMapper.shared().readTree(setup.checks)),
                setup.concurrency), setup.listener, setup.earlyMargin);
    }

    static final class Setup {
        LanguageModel server;
        ReplyStore store = new MemoryStore();
        @Nullable
        BigDecimal budget;
        int concurrency = 1;
        int repeats = 1;
        @Nullable
        String checks;
        @Nullable
        Double earlyMargin;
        MatrixListener listener = MatrixListener.NONE;

        Setup(Fixture.Script server) {
            this.server = server;
        }
    }

    static final Tokenizer CHARACTERS = new Tokenizer() {
        @Override
        public String id() {
            return "characters";
        }

        @Override
        public boolean exact() {
            return true;
        }

        @Override
        public TokenCount count(String text) {
            return TokenCount.exact(text.length());
        }
    };

    static final class MemoryStore implements ReplyStore {
        final List<BigDecimal> lost = new CopyOnWriteArrayList<>();
        final Map<String, KeptReply> kept = new ConcurrentHashMap<>();
        @Nullable
        Observed observed;

        @Override
        public Map<String, Known> find(Collection<String> keys) {
            Map<String, Known> found = new HashMap<>();
            keys.forEach(key -> Optional.ofNullable(kept.get(key))
                    .ifPresent(reply -> found.put(key, new Known(reply, false))));
            return found;
        }

        @Override
        public void keep(String key, Target target, KeptReply reply) throws StoreException {
            kept.put(key, reply);
        }

        @Override
        public void lost(BigDecimal usd) {
            lost.add(usd);
        }

        @Override
        public Optional<Observed> observed(Target target) {
            return Optional.ofNullable(observed);
        }
    }
}
