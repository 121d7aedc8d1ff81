package dev.whittle.optimizer.experiment.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.optimizer.experiment.Fixture;
import dev.whittle.optimizer.experiment.statistics.NonInferiority;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class EarlyEndTest {
    private static final List<MatrixColumn> TWO = List.of(Script.on("A", "A {{q}}"), Script.on("B", "B {{q}}"));

    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    private static String rows(int n) {
        StringBuilder rows = new StringBuilder("q,__expected\n");
        for (int i = 0; i < n; i++) {
            rows.append("w").append(i).append(",contains:good\n");
        }
        return rows.toString();
    }

    private MatrixRun run(List<MatrixColumn> columns, int cases, int concurrency, Predicate<String> good)
            throws Exception {
        Fixture.Script server = (request, _) -> {
            String text = request.messages().getFirst().text();
            asked.add(text);
            return Script.reply(good.test(text) ? "good" : "bad");
        };
        Script.Setup setup = new Script.Setup(server);
        setup.concurrency = concurrency;
        setup.earlyMargin = 0.1;
        MatrixRun run = Script.run(columns, rows(cases), setup);
        run.run();
        return run;
    }

    @Test
    void aClearVerdictEndsTheRunAndIsTheVerdict() throws Exception {
        MatrixRun run = run(TWO, 400, 1, text -> text.startsWith("A"));

        EarlyEnd.Certain certain = run.early().orElseThrow().certain().getLast().orElseThrow();
        assertThat(certain.holds()).isFalse();
        assertThat(certain.cases()).isLessThan(40);
        assertThat(asked).hasSize(Math.toIntExact(2 * certain.cases()));
        assertThat(run.board().totals().skipped()).isEqualTo(800 - asked.size());
        assertThat(Standing.of(run.plan(), run.board(), 0.1, run.early().orElseThrow()).getLast().againstFirst()
                .flatMap(Standing.Against::notWorse)).get().isInstanceOf(NonInferiority.Fails.class);
        assertThat(asked.stream().limit(2)).as("shuffled").doesNotContain("A w0");
    }

    @Test
    void whatIsNotCertainIsAskedToTheEndAndHasNoVerdictOfAFixedNumberOfCases() throws Exception {
        // 1 case of 40 turned either way: nothing is certain at 10 points.
        MatrixRun run = run(TWO, 40, 4, text -> !text.equals("A w3") && !text.equals("B w5"));

        assertThat(asked).hasSize(80);
        assertThat(run.early().orElseThrow().certain()).containsExactly(Optional.empty(), Optional.empty());
        assertThat(Standing.of(run.plan(), run.board(), 0.1, run.early().orElseThrow()).getLast().againstFirst()
                .flatMap(Standing.Against::notWorse)).get().isInstanceOf(NonInferiority.NotEnough.class);
    }

    @Test
    void aColumnThatIsCertainEndsWhileTheOthersGoOn() throws Exception {
        List<MatrixColumn> three = List.of(TWO.getFirst(), TWO.getLast(), Script.on("C", "C {{q}}"));
        Random coin = new Random(7);
        MatrixRun run = run(three, 120, 1,
                text -> text.startsWith("A") || (text.startsWith("C") && coin.nextInt(10) > 0));

        long b = asked.stream().filter(text -> text.startsWith("B")).count();
        long c = asked.stream().filter(text -> text.startsWith("C")).count();
        assertThat(b).isEqualTo(run.early().orElseThrow().certain().get(1).orElseThrow().cases()).isLessThan(c);
    }

    // Both columns answer alike except that B is worse by exactly the margin: every verdict is wrong "holds" or wrong
    // "fails". Binomial: of 400 runs with an error of 2.5 % each way at most 5 % + 4 standard errors (0.0436) end so.
    @Test
    void onTheMarginItselfWrongVerdictsStayRare() throws Exception {
        Random random = new Random(11);
        int wrong = 0;
        for (int i = 0; i < 400; i++) {
            asked.clear();
            MatrixRun run = run(TWO, 60, 1, text -> text.startsWith("A") || random.nextDouble() >= 0.1);
            wrong += run.early().orElseThrow().certain().getLast().isPresent() ? 1 : 0;
        }

        assertThat(wrong / 400.0).isLessThanOrEqualTo(0.05 + 0.0436);
    }

    @Test
    void oneColumnAloneIsRefused() {
        assertThatThrownBy(() -> run(TWO.subList(0, 1), 3, 1, _ -> true)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("second column");
    }
}
