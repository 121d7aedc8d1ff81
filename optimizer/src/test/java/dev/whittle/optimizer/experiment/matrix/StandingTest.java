package dev.whittle.optimizer.experiment.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.whittle.model.ModelException;
import dev.whittle.optimizer.experiment.statistics.CostPerCorrect;
import dev.whittle.optimizer.experiment.statistics.Interval;
import dev.whittle.optimizer.experiment.statistics.NonInferiority;
import dev.whittle.optimizer.experiment.statistics.Rate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// Column A answers every one of twenty cases right, B the last 17 only.
final class StandingTest {
    private static final String CASES = "q,__expected\n" + IntStream.rangeClosed(1, 20)
            .mapToObj("word%d,contains:right\n"::formatted).collect(Collectors.joining());

    private static MatrixRun run(int repeats, boolean oneFails) throws StoreException {
        Script.Setup setup = new Script.Setup((request, _) -> {
            String asked = request.messages().getLast().text();
            if (oneFails && asked.equals("A word20")) {
                throw new ModelException(ModelException.Kind.TRUNCATED, "The stream ended early.");
            }
            return Script.reply(asked.matches("B word[123]") ? "wrong" : "right");
        });
        setup.repeats = repeats;
        MatrixRun run = Script.run(List.of(Script.on("A", "A {{q}}"), Script.on("B", "B {{q}}")), CASES, setup);
        run.run();
        return run;
    }

    private static Standing second(MatrixRun run, double margin) {
        return Standing.of(run.plan(), run.board(), margin).get(1);
    }

    @Test
    void aRateHasWilsonsIntervalAndWrongAnswersAreInThePriceOfACorrectOne() throws Exception {
        Standing standing = second(run(1, false), 0.02);

        assertThat(standing.rate()).isEqualTo(new Rate(17, 20));
        // Wilson's interval of 17 of 20: 64.0 % to 94.8 %.
        assertThat(standing.interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isCloseTo(0.640, within(0.0005));
            assertThat(interval.high()).isCloseTo(0.948, within(0.0005));
        });
        // 20 answers at $0.0035 for 17 correct ones.
        assertThat(standing.costPerCorrect()).asInstanceOf(InstanceOfAssertFactories.type(CostPerCorrect.Known.class))
                .satisfies(cost -> assertThat(cost.usd()).isCloseTo(new BigDecimal("0.00411765"),
                        within(new BigDecimal("0.00000001"))));
    }

    @Test
    void aColumnIsComparedWithTheFirstOnTheSameCases() throws Exception {
        MatrixRun run = run(1, false);

        assertThat(Standing.of(run.plan(), run.board(), null).getFirst().againstFirst()).isEmpty();
        assertThat(second(run, 0.02).againstFirst()).hasValueSatisfying(against -> {
            assertThat(against.cases()).isEqualTo(20);
            assertThat(against.difference()).isCloseTo(-0.15, within(1e-12));
            // Three cases differ, all one way: McNemar's exact p is 2 x 0.5 cubed.
            assertThat(against.p()).hasValueSatisfying(p -> assertThat(p).isCloseTo(0.25, within(1e-9)));
            assertThat(against.notWorse()).containsInstanceOf(NonInferiority.NotEnough.class);
        });
    }

    @Test
    void casesOneColumnHasNoAnswerToAreLeftOutAndCounted() throws Exception {
        assertThat(second(run(1, true), 0.02).againstFirst()).hasValueSatisfying(against -> {
            assertThat(against.cases()).isEqualTo(19);
            assertThat(against.leftOut()).isEqualTo(1);
        });
    }

    @Test
    void repeatsOfACaseAreNotTakenForCasesOfTheirOwn() throws Exception {
        Standing once = second(run(1, false), 0.02);
        Standing often = second(run(10, false), 0.02);

        assertThat(often.rate()).isEqualTo(new Rate(170, 200));
        // Every repeat gave the same: 200 answers say no more than 20 do.
        double wide = width(often.interval());
        assertThat(wide).isCloseTo(width(once.interval()), within(0.05));
        assertThat(often.againstFirst()).hasValueSatisfying(against -> {
            assertThat(against.cases()).isEqualTo(20);
            assertThat(against.p()).isEmpty();
        });
    }

    private static double width(Optional<Interval> interval) {
        return interval.map(one -> one.high() - one.low()).orElse(Double.NaN);
    }
}
