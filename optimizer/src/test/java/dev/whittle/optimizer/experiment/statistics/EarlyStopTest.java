package dev.whittle.optimizer.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// The simulation that shows the error rate, with fixed seeds: 1,000 runs of up to 400 cases, looked at after each.
final class EarlyStopTest {
    private static final int RUNS = 1_000;
    private static final int CASES = 400;
    private static final double MARGIN = 0.05;

    /// How many runs ended with an advice, and after how many cases on average.
    private record Ended(double share, double cases) {}

    private static Ended run(EarlyStop.Advice advice, double better, double worse) {
        int ended = 0;
        long cases = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            EarlyStop watch = EarlyStop.start(MARGIN, 0.95);
            while (watch.advice() == EarlyStop.Advice.GO_ON && watch.cases() < CASES) {
                watch = watch.see(difference(random, better, worse));
            }
            ended += watch.advice() == advice ? 1 : 0;
            cases += watch.cases();
        }
        return new Ended((double) ended / RUNS, (double) cases / RUNS);
    }

    private static double difference(Random random, double better, double worse) {
        double draw = random.nextDouble();
        return draw < better ? 1 : draw < better + worse ? -1 : 0;
    }

    // At the margin itself both verdicts are wrong. Two standard errors of 5 % in 1,000 runs are 1.4 %.
    @Test
    void lookingAfterEveryCaseKeepsTheErrorRate() {
        assertThat(run(EarlyStop.Advice.HOLDS, 0.10, 0.15).share()).isLessThan(0.05);
        assertThat(run(EarlyStop.Advice.FAILS, 0.10, 0.15).share()).isLessThan(0.05);
        assertThat(run(EarlyStop.Advice.HOLDS, 0.00, 0.05).share()).isLessThan(0.05);
        assertThat(run(EarlyStop.Advice.FAILS, 0.00, 0.05).share()).isLessThan(0.05);
    }

    // What the watch is for: the interval made for one look, looked at after every case, errs several times as often.
    @Test
    void anIntervalForOneLookDoesNotKeepItWhenLookedAtAfterEveryCase() {
        int wrong = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            long[] counts = new long[3];
            for (int at = 1; at <= CASES; at++) {
                counts[(int) difference(random, 0.10, 0.15) + 1]++;
                Pairs pairs = new Pairs(counts[1], counts[2], counts[0], 0);
                if (at >= 20 && NonInferiority.of(pairs, MARGIN, 0.90) instanceof NonInferiority.Holds) {
                    wrong++;
                    break;
                }
            }
        }
        assertThat((double) wrong / RUNS).isGreaterThan(0.15);
    }

    @Test
    void aClearDifferenceIsSeenEarly() {
        Ended better = run(EarlyStop.Advice.HOLDS, 0.20, 0.05);
        Ended worse = run(EarlyStop.Advice.FAILS, 0.05, 0.35);

        assertThat(better.share()).isGreaterThan(0.95);
        assertThat(better.cases()).isLessThan(130);
        assertThat(worse.share()).isGreaterThan(0.95);
        assertThat(worse.cases()).isLessThan(130);
    }

    // Never a differing case: the capital grows by 0.8 x 0.05 / 0.95 a case at the boldest.
    @Test
    void columnsThatNeverDifferAreFoundEqual() {
        EarlyStop watch = EarlyStop.start(MARGIN, 0.95);
        while (watch.advice() == EarlyStop.Advice.GO_ON) {
            watch = watch.see(0);
        }
        assertThat(watch.advice()).isEqualTo(EarlyStop.Advice.HOLDS);
        assertThat(watch.cases()).isBetween(70L, 160L);
    }

    @Test
    void theOrderOfTheCasesDoesNotMatterAtTheEndAndAVerdictStays() {
        EarlyStop forth = EarlyStop.start(MARGIN, 0.95).see(1).see(-1).see(0.25).see(0);
        EarlyStop back = EarlyStop.start(MARGIN, 0.95).see(0).see(0.25).see(-1).see(1);
        for (int at = 0; at < forth.holds().logs().size(); at++) {
            assertThat(forth.holds().logs().get(at)).isCloseTo(back.holds().logs().get(at),
                    offset(1e-12));
        }

        EarlyStop watch = EarlyStop.start(MARGIN, 0.95);
        while (watch.advice() == EarlyStop.Advice.GO_ON) {
            watch = watch.see(1);
        }
        assertThat(watch.see(-1).see(-1).see(-1).advice()).isEqualTo(EarlyStop.Advice.HOLDS);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> EarlyStop.start(0, 0.95)).hasMessageStartingWith("The margin is between 0 and 1");
        assertThatThrownBy(() -> EarlyStop.start(0.02, 1)).hasMessageStartingWith("A level is between 0 and 1");
        assertThatThrownBy(() -> EarlyStop.start(0.02, 0.95).see(1.5)).hasMessageStartingWith("A difference is");
    }
}
