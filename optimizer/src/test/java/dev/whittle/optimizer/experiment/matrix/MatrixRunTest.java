package dev.whittle.optimizer.experiment.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.whittle.catalog.Usage;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Fixture;
import dev.whittle.optimizer.experiment.KeptReply;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.check.Verdict;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MatrixRunTest {
    private static final List<MatrixColumn> ONE = List.of(Script.on("A", "Say {{q}}"));

    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    private Fixture.Script echo() {
        return (request, _) -> {
            asked.add(request.messages().getLast().text());
            return Script.reply(request.messages().getLast().text());
        };
    }

    private static String rows(int number) {
        return "q\n" + IntStream.rangeClosed(1, number).mapToObj(i -> "word" + i + "\n").collect(Collectors.joining());
    }

    private static List<Class<?>> states(MatrixRun run) {
        return IntStream.range(0, run.board().size()).<Class<?>>mapToObj(cell -> run.board().state(cell).getClass())
                .toList();
    }

    @Test
    void everyColumnMeetsEveryCaseAndItsChecks() throws Exception {
        Script.Setup setup = new Script.Setup(echo());
        setup.checks = "[{\"type\": \"starts-with\", \"value\": \"Say\"}]";
        MatrixRun run = Script.run(List.of(Script.on("A", "Say {{q}}"), Script.on("B", "{{q}}, said")),
                "q,__expected\nyes,contains:yes\nno,contains:yes\n", setup);

        run.run();

        assertThat(asked).containsExactly("Say yes", "yes, said", "Say no", "no, said");
        assertThat(ColumnResult.of(run.plan(), run.board())).extracting(ColumnResult::judged, ColumnResult::passed)
                .containsExactly(tuple(2, 1), tuple(2, 0));
        assertThat(run.board().totals()).isEqualTo(new Board.Totals(4, 0, 4, 4, 1, 3, 0, 0, 0));
        assertThat(run.spending().spent()).isEqualByComparingTo("0.014");
    }

    @Test
    void cellsThatAskTheSameAreSentOnceButRepeatsOfACaseAreNot() throws Exception {
        Script.Setup setup = new Script.Setup(echo());
        setup.repeats = 3;
        MatrixRun run = Script.run(List.of(Script.on("A", "Say {{q}}"), Script.on("B", "Say {{q}}")),
                "q\nyes\nyes\nno\n", setup);

        assertThat(run.forecast()).extracting(RunForecast::cells, RunForecast::calls, RunForecast::duplicates)
                .containsExactly(18, 6, 12);
        run.run();

        assertThat(asked).hasSize(6);
        assertThat(run.board().totals().answered()).isEqualTo(18);
        assertThat(run.board().totals().fresh()).isEqualTo(6);
        assertThat(run.board().state(run.plan().cell(1, 1, 2))).isInstanceOfSatisfying(CellState.Answered.class,
                cell -> {
                    assertThat(cell.source()).isEqualTo(CellState.Source.SHARED);
                    assertThat(cell.run().column().label()).isEqualTo("B");
                });
        assertThat(run.spending().spent()).as("paid once each").isEqualByComparingTo("0.021");
    }

    @Test
    void aRunIsRecalledAsItStandsWithoutAskingAnyone() throws Exception {
        Script.Setup setup = new Script.Setup(echo());
        setup.checks = "[{\"type\": \"contains\", \"value\": \"word1\"}]";
        Script.run(ONE, rows(2), setup).run();
        asked.clear();
        MatrixRun recalled = Script.run(ONE, rows(3), setup);

        recalled.recall();

        assertThat(asked).isEmpty();
        assertThat(states(recalled)).containsExactly(CellState.Answered.class, CellState.Answered.class,
                CellState.Skipped.class);
        assertThat(ColumnResult.of(recalled.plan(), recalled.board()).getFirst())
                .extracting(ColumnResult::judged, ColumnResult::passed).containsExactly(2, 1);
        assertThat(recalled.spending().spent()).isEqualByComparingTo("0");
    }

    @Test
    void anEmptyValueIsPutInAsSuch() throws Exception {
        MatrixRun run = Script.run(List.of(Script.on("A", "Say {{q}} to {{who}}.")), "q,who\n,{{q}}\n",
                new Script.Setup(echo()));

        run.run();

        assertThat(asked).containsExactly("Say  to {{q}}.");
    }

    @Test
    void aFailureEndsItsCellAndNeverTheRun() throws Exception {
        MatrixRun run = Script.run(ONE, rows(3), new Script.Setup((request, _) -> {
            if (request.messages().getLast().text().equals("Say word2")) {
                throw new ModelException(Kind.TRUNCATED, "The stream ended early; run it again.", "Say", null);
            }
            return Script.reply("ok");
        }));

        run.run();

        assertThat(states(run)).containsExactly(CellState.Answered.class, CellState.Failed.class,
                CellState.Answered.class);
        assertThat(ColumnResult.of(run.plan(), run.board()).getFirst()).extracting(ColumnResult::failed).isEqualTo(1);
    }

    @Test
    void aRefusedKeyStopsItsColumnAtOnceAndNoOther() throws Exception {
        Column other = Script.column("B", "Say {{q}}");
        MatrixColumn local = new MatrixColumn(new Column("B", "", other.prompt(),
                Target.served("llama", "Ollama", URI.create("http://localhost:11434/v1")), other.parameters()),
                "ollama");
        MatrixRun run = Script.run(List.of(ONE.getFirst(), local), rows(4), new Script.Setup((request, _) -> {
            asked.add(request.model());
            if (request.model().equals("gpt-4o")) {
                throw new ModelException(Kind.UNAUTHORIZED, "The key was refused; check it.");
            }
            return Script.reply("ok", null);
        }));

        run.run();

        assertThat(asked).filteredOn("gpt-4o"::equals).hasSize(1);
        assertThat(asked).filteredOn("llama"::equals).hasSize(4);
        assertThat(run.board().state(run.plan().cell(0, 3, 0)))
                .isEqualTo(new CellState.Skipped("The key was refused; check it."));
    }

    @Test
    void theSameRefusalFiveTimesInARowIsEnough() throws Exception {
        MatrixRun run = Script.run(ONE, rows(20), new Script.Setup((request, _) -> {
            asked.add("");
            throw new ModelException(Kind.REFUSED, "There is no model \"gpt-4o\"; choose another.");
        }));

        run.run();

        assertThat(asked).hasSize(5);
        assertThat(run.board().totals().skipped()).isEqualTo(15);
    }

    @Test
    void refusalsOfSingleCasesStopNothing() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        MatrixRun run = Script.run(ONE, rows(20), new Script.Setup((request, _) -> {
            if (calls.getAndIncrement() % 2 == 0) {
                throw new ModelException(Kind.REFUSED, "The content policy forbids this.");
            }
            return Script.reply("ok");
        }));

        run.run();

        assertThat(run.board().totals()).extracting(Board.Totals::answered, Board.Totals::failed)
                .containsExactly(10, 10);
    }

    @Test
    void theBudgetIsAskedBeforeEveryCall() throws Exception {
        // Upper estimate of a call: 9 characters at $2.50 and 100 tokens at $10.00 a million = $0.0010225.
        // Measured: $0.0035. Two calls fit into $0.0080: 0 + 0.0010225, 0.0035 + 0.0010225; 0.0070 + 0.0010225 do not.
        Script.Setup setup = new Script.Setup(echo());
        setup.budget = new BigDecimal("0.0080");
        ConcurrentLinkedQueue<String> notes = new ConcurrentLinkedQueue<>();
        setup.listener = new MatrixListener() {
            @Override
            public void changed(int cell, CellState state) {}

            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }
        };
        MatrixRun run = Script.run(ONE, rows(5), setup);

        run.run();

        assertThat(asked).hasSize(2);
        assertThat(run.spending().spent()).isEqualByComparingTo("0.0070");
        assertThat(run.board().state(4)).isEqualTo(
                new CellState.Skipped(
                        "The budget of this run has no room for another call; raise it and resume the run."));
        assertThat(notes).containsExactly("Four fifths of the budget of this run are spent.");
    }

    @Test
    void atAnyConcurrencyTheBudgetIsExceededByNoMoreThanTheCallsInFlight() throws Exception {
        for (int concurrency : new int[]{1, 4, 16, 64}) {
            Script.Setup setup = new Script.Setup(echo());
            setup.budget = new BigDecimal("0.05");
            setup.concurrency = concurrency;
            MatrixRun run = Script.run(ONE, rows(200), setup);

            run.run();

            // In flight at most: as many upper estimates as fit beside each other, and no more than the concurrency.
            BigDecimal inFlight = new BigDecimal("0.0035").multiply(BigDecimal.valueOf(Math.min(concurrency, 48)));
            assertThat(run.spending().spent()).as("at %d", concurrency)
                    .isLessThanOrEqualTo(new BigDecimal("0.05").add(inFlight)).isGreaterThan(new BigDecimal("0.045"));
        }
    }

    @Test
    void aBudgetWithoutPricesIsRefusedBeforeAnythingIsSent() throws Exception {
        Script.Setup setup = new Script.Setup(echo());
        setup.budget = BigDecimal.ONE;
        Column column = Script.column("A", "Say {{q}}");
        MatrixRun run = Script.run(List.of(new MatrixColumn(new Column("A", "", column.prompt(),
                Target.served("llama", "Ollama", URI.create("http://localhost:11434/v1")), column.parameters()), "x")),
                rows(1), setup);

        assertThatThrownBy(run::run).isInstanceOf(IllegalArgumentException.class).hasMessage(
                "No price is known for llama on localhost:11434, so no budget can be kept; leave the budget out.");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatAReplyThatBrokeOffMayHaveCostCountsAgainstTheBudget() throws Exception {
        Script.Setup setup = new Script.Setup((_, _) -> {
            asked.add("");
            throw new ModelException(Kind.TRUNCATED, "The stream ended early.", "Say", null);
        });
        setup.budget = new BigDecimal("0.0021");
        MatrixRun run = Script.run(ONE, rows(5), setup);

        run.run();

        assertThat(asked).hasSize(2);
        assertThat(run.spending().spent()).isZero();
        assertThat(run.spending().assumed()).isEqualByComparingTo("0.002045");
        assertThat(((Script.MemoryStore) setup.store).lost).usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("0.0010225"), new BigDecimal("0.0010225"));
    }

    @Test
    void asManyCallsAreInFlightAsAllowed() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier full = new CyclicBarrier(4);
        Script.Setup setup = new Script.Setup((_, _) -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            try {
                full.await();
            } catch (BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            inFlight.decrementAndGet();
            return Script.reply("ok");
        });
        setup.concurrency = 4;
        MatrixRun run = Script.run(ONE, rows(20), setup);

        run.run();

        assertThat(most).hasValue(4);
        assertThat(run.board().totals().answered()).isEqualTo(20);
    }

    @Test
    void aReplyThatIsThereIsNotAskedForAgainAndItsTimeCountsNothing() throws Exception {
        Script.Setup setup = new Script.Setup(echo());
        Script.run(ONE, rows(2), setup).run();
        asked.clear();
        MatrixRun run = Script.run(ONE, rows(3), setup);

        assertThat(run.forecast()).extracting(RunForecast::calls, RunForecast::cached).containsExactly(1, 2);
        run.run();

        assertThat(asked).containsExactly("Say word3");
        assertThat(run.spending().spent()).isEqualByComparingTo("0.0035");
        assertThat(ColumnResult.of(run.plan(), run.board()).getFirst()).satisfies(result -> {
            assertThat(result.notFresh()).isEqualTo(2);
            assertThat(result.latencies()).containsExactly(Duration.ofMillis(50));
            assertThat(result.usd()).isEqualByComparingTo("0.0105");
        });
    }

    @Test
    void errorsAreNeverKept() throws Exception {
        Script.MemoryStore store = new Script.MemoryStore();
        Script.Setup setup = new Script.Setup((_, _) -> {
            throw new ModelException(Kind.SERVER_ERROR, "The server failed.");
        });
        setup.store = store;
        Script.run(ONE, rows(1), setup).run();

        assertThat(store.kept).isEmpty();
    }

    @Test
    void aReplyThatCannotBeKeptStopsTheRun() throws Exception {
        Script.Setup setup = new Script.Setup(echo());
        setup.store = new ReplyStore() {
            @Override
            public Map<String, Known> find(Collection<String> keys) {
                return Map.of();
            }

            @Override
            public void keep(String key, Target target, KeptReply reply) throws StoreException {
                throw new StoreException("The disk is full; make room.", new IllegalStateException());
            }

            @Override
            public void lost(BigDecimal usd) {
                throw new AssertionError("Nothing broke off");
            }

            @Override
            public Optional<Observed> observed(Target target) {
                return Optional.empty();
            }
        };
        MatrixRun run = Script.run(ONE, rows(5), setup);

        assertThatThrownBy(run::run).isInstanceOf(StoreException.class).hasMessage("The disk is full; make room.");
        assertThat(asked).hasSize(1);
        assertThat(states(run)).containsOnly(CellState.Skipped.class);
    }

    @Test
    void aPausedRunSendsNothingUntilItIsResumed() throws Exception {
        Script.Setup setup = new Script.Setup(echo());
        MatrixRun run = Script.run(ONE, rows(3), setup);
        run.control().pause();
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            run.run();
            return true;
        });
        Thread thread = Thread.ofVirtual().start(task);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(asked).isEmpty();

        run.control().resume();

        assertThat(task.get()).isTrue();
        assertThat(asked).hasSize(3);
    }

    @Test
    void cancellingStopsCallsInFlightAndKeepsWhatWasAnswered() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        Script.Setup setup = new Script.Setup((request, _) -> {
            if (request.messages().getLast().text().endsWith("2")) {
                second.countDown();
                new CountDownLatch(1).await();
            }
            return Script.reply("ok");
        });
        MatrixRun run = Script.run(ONE, rows(3), setup);
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            run.run();
            return true;
        });
        Thread.ofVirtual().start(task);
        second.await();

        run.control().cancel();

        assertThat(task.get()).isTrue();
        assertThat(states(run)).containsExactly(CellState.Answered.class, CellState.Skipped.class,
                CellState.Skipped.class);
    }

    @Test
    void interruptingTheCallerCancelsAndLeavesItInterrupted() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        Script.Setup setup = new Script.Setup((_, _) -> {
            asking.countDown();
            new CountDownLatch(1).await();
            return Script.reply("ok");
        });
        MatrixRun run = Script.run(ONE, rows(3), setup);
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            run.run();
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = Thread.ofVirtual().start(task);
        asking.await();
        thread.interrupt();

        assertThat(task.get()).isTrue();
        assertThat(run.board().totals().skipped()).isEqualTo(3);
    }

    @Test
    void theForecastIsTheInputAtItsCountAndTheOutputUpToItsLimit() throws Exception {
        // "Say word1" is 9 characters, which the test's tokenizer counts as 9 tokens: $0.0000225 a call. Output: 1 to
        // 100 tokens, $0.00001 to $0.001. Four calls, two at a time.
        Script.Setup setup = new Script.Setup(echo());
        setup.concurrency = 2;
        Script.MemoryStore store = new Script.MemoryStore();
        setup.store = store;

        RunForecast before = Script.run(ONE, rows(4), setup).forecast();
        store.observed = new Observed(10, 20, 60, Duration.ofSeconds(3));
        RunForecast after = Script.run(ONE, rows(4), setup).forecast();

        assertThat(before.low()).isEqualByComparingTo("0.00013");
        assertThat(before.high()).isEqualByComparingTo("0.00409");
        assertThat(before.time()).isNull();
        // 20 tokens: $0.0002; the limit of 100 tokens stays the upper end.
        assertThat(after.low()).isEqualByComparingTo("0.00089");
        assertThat(after.high()).isEqualByComparingTo("0.00409");
        assertThat(after.time()).isEqualTo(Duration.ofSeconds(6));
        assertThat(after.hosts()).containsExactly(Map.entry("api.openai.com", 4));
    }

    @Test
    void anAnswerWithoutAVerdictIsNeitherPassedNorFailed() throws Exception {
        Script.Setup setup = new Script.Setup((_, _) -> Script.reply("ok", Usage.of(1, 1)));
        setup.checks = "[{\"type\": \"equals\"}]";
        MatrixRun run = Script.run(ONE, rows(1), setup);

        run.run();

        assertThat(run.board().state(0)).isInstanceOfSatisfying(CellState.Answered.class,
                cell -> assertThat(cell.result()).isNotNull().satisfies(
                        result -> assertThat(result.whole()).isInstanceOf(Verdict.Unjudged.class)));
        assertThat(ColumnResult.of(run.plan(), run.board()).getFirst())
                .extracting(ColumnResult::judged, ColumnResult::unjudged).containsExactly(0, 1);
    }
}
