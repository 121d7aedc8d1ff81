package dev.whittle.optimizer.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NonInferiorityTest {
    private static NonInferiority verdict(Pairs pairs) {
        return NonInferiority.of(pairs, 0.02, 0.95);
    }

    @Test
    void theWholeIntervalDecides() {
        assertThat(verdict(new Pairs(900, 20, 15, 65))).isInstanceOf(NonInferiority.Holds.class);
        assertThat(verdict(new Pairs(500, 5, 90, 405))).isInstanceOf(NonInferiority.Fails.class);
        assertThat(verdict(new Pairs(80, 4, 4, 12))).isInstanceOf(NonInferiority.NotEnough.class);
    }

    // (1.959964 + 0.841621)^2 x 9/102 / 0.02^2 = 1731.35, so 1732 cases and 1632 more
    @Test
    void theCasesThatAreMissingAreThoseOfTheUsualSampleSize() {
        assertThat(verdict(new Pairs(80, 4, 4, 12))).isEqualTo(new NonInferiority.NotEnough(
                new Pairs(80, 4, 4, 12).tango(0.95), OptionalLong.of(1632)));
    }

    @Test
    void aDifferenceOfAboutTheMarginIsSettledByNoNumberOfCases() {
        assertThat(verdict(new Pairs(90, 1, 3, 6))).isInstanceOfSatisfying(NonInferiority.NotEnough.class,
                open -> assertThat(open.moreCases()).isEmpty());
        assertThat(verdict(new Pairs(0, 0, 0, 0))).isInstanceOfSatisfying(NonInferiority.NotEnough.class,
                open -> assertThat(open.moreCases()).isEmpty());
    }

    @Test
    void anOpenVerdictAlwaysAsksForAtLeastOneCase() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Pairs pairs = new Pairs(random.nextInt(400), random.nextInt(20), random.nextInt(20), random.nextInt(90));
            if (verdict(pairs) instanceof NonInferiority.NotEnough open && open.moreCases().isPresent()) {
                assertThat(open.moreCases().getAsLong()).as("seed %d", seed).isPositive();
            }
        }
    }

    // A candidate that is worse by exactly the margin: "holds" is wrong then, and may come in 2.5 % of runs; 3.5 % leaves
    // room for 2,000 runs (two standard errors are 0.7 %).
    @Test
    void aWrongHoldsIsAsRareAsTheLevelSays() {
        int wrong = 0;
        for (int seed = 0; seed < 2_000; seed++) {
            wrong += NonInferiority.of(drawn(new Random(seed), 300, 0.05, 0.10), 0.05,
                    0.95) instanceof NonInferiority.Holds
                            ? 1
                            : 0;
        }
        assertThat(wrong / 2_000.0).isLessThan(0.035);
    }

    // What was promised: with the cases that were said to be needed, a verdict comes in about four of five runs.
    @Test
    void theCasesSaidToBeNeededBringAVerdictInAboutFourOfFiveRuns() {
        int held = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            held += verdict(drawn(new Random(seed), 1_732, 9.0 / 204, 9.0 / 204)) instanceof NonInferiority.Holds
                    ? 1
                    : 0;
        }
        assertThat(held / 1_000.0).isBetween(0.76, 0.85);
    }

    @Test
    void scoresAreJudgedByTheirBootstrappedMean() {
        List<Double> slightlyBetter = new ArrayList<>();
        for (int at = 0; at < 60; at++) {
            slightlyBetter.add(at % 3 == 0 ? -0.05 : 0.05);
        }
        assertThat(NonInferiority.of(Repeats.once(slightlyBetter), 0.02, 0.95, 1))
                .isInstanceOf(NonInferiority.Holds.class);
        assertThat(
                NonInferiority.of(Repeats.once(slightlyBetter.stream().map(score -> score - 0.2).toList()), 0.02, 0.95,
                        1))
                .isInstanceOf(NonInferiority.Fails.class);
        assertThat(NonInferiority.of(Repeats.once(List.of(0.5)), 0.02, 0.95, 1))
                .isInstanceOfSatisfying(NonInferiority.NotEnough.class, open -> assertThat(open.moreCases()).isEmpty());
        assertThat(NonInferiority.of(Repeats.once(List.of(0.5, -0.5, 0.4, -0.3)), 0.02, 0.95, 1))
                .isInstanceOfSatisfying(NonInferiority.NotEnough.class,
                        open -> assertThat(open.moreCases()).isPresent());
    }

    @Test
    void aFewEqualScoresProveNothing() {
        assertThat(NonInferiority.of(Repeats.once(Collections.nCopies(3, 0.0)), 0.02, 0.95, 1))
                .isInstanceOf(NonInferiority.NotEnough.class);
        // z squared / (n + z squared) is 0.01993 for 189 cases and 0.02003 for 188, as for pairs that never differ
        assertThat(NonInferiority.of(Repeats.once(Collections.nCopies(188, 0.0)), 0.02, 0.95, 1))
                .isInstanceOf(NonInferiority.NotEnough.class);
        assertThat(NonInferiority.of(Repeats.once(Collections.nCopies(189, 0.0)), 0.02, 0.95, 1))
                .isInstanceOf(NonInferiority.Holds.class);
        // 0.3 - 0.2 and 0.4 - 0.3 and 0.1 are three doubles and one difference
        assertThat(NonInferiority.of(
                Repeats.once(List.of(0.3 - 0.2, 0.4 - 0.3, 0.1, 0.3 - 0.2, 0.4 - 0.3, 0.1, 0.5 - 0.4)),
                0.02, 0.95, 1)).isInstanceOf(NonInferiority.NotEnough.class);
        assertThat(NonInferiority.of(new Pairs(189, 0, 0, 0), 0.02, 0.95)).isInstanceOf(NonInferiority.Holds.class);
    }

    // Answers that mostly score alike and sometimes fail altogether, worse by exactly the margin: the trap of a bootstrap.
    @Test
    void aWrongHoldsOnScoresIsRareToo() {
        int wrong = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<Double> differences = new ArrayList<>();
            for (int at = 0; at < 60; at++) {
                differences.add(random.nextDouble() < 0.05 ? -1.0 : 0.0);
            }
            wrong += NonInferiority.of(Repeats.once(differences), 0.05, 0.95, seed) instanceof NonInferiority.Holds
                    ? 1
                    : 0;
        }
        assertThat(wrong / 400.0).isLessThan(0.04);
    }

    @Test
    void aMarginThatIsNoneIsRefused() {
        for (double margin : new double[]{0, 1, -0.02, 2, Double.NaN}) {
            assertThatThrownBy(() -> NonInferiority.of(new Pairs(1, 0, 0, 0), margin, 0.95))
                    .hasMessageStartingWith("The margin is between 0 and 1");
        }
    }

    private static Pairs drawn(Random random, int n, double onlyCandidate, double onlyBaseline) {
        long[] counts = new long[3];
        for (int at = 0; at < n; at++) {
            double draw = random.nextDouble();
            counts[draw < onlyCandidate ? 0 : draw < onlyCandidate + onlyBaseline ? 1 : 2]++;
        }
        return new Pairs(counts[2], counts[0], counts[1], 0);
    }
}
