package dev.whittle.optimizer.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RateTest {
    // The first four rows are the examples of Newcombe 1998, "Two-sided confidence intervals for the single proportion",
    // table I (methods 3 and 5); all from statsmodels 0.15.0, proportion_confint.
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.255289, 0.366210, 0.252737, 0.367622",
        "15, 148, 0.062386, 0.160487, 0.057844, 0.161650",
        "0, 20, 0.000000, 0.161125, 0.000000, 0.168433",
        "1, 29, 0.006113, 0.171755, 0.000873, 0.177644",
        "17, 20, 0.639581, 0.947631, 0.621073, 0.967929",
        "850, 1000, 0.826531, 0.870790, 0.826342, 0.871575",
        "10, 10, 0.722467, 1.000000, 0.691503, 1.000000",
        "1, 3, 0.061492, 0.792340, 0.008404, 0.905701",
    })
    void intervalsAreThePublishedOnes(long k, long n, double low, double high, double exactLow, double exactHigh) {
        Interval wilson = new Rate(k, n).wilson(0.95);
        Interval exact = new Rate(k, n).exact(0.95);

        assertThat(wilson.low()).isCloseTo(low, offset(1e-6));
        assertThat(wilson.high()).isCloseTo(high, offset(1e-6));
        assertThat(exact.low()).isCloseTo(exactLow, offset(1e-6));
        assertThat(exact.high()).isCloseTo(exactHigh, offset(1e-6));
    }

    @Test
    void ofNoCasesNothingIsKnown() {
        assertThat(new Rate(0, 0).wilson(0.95)).isEqualTo(new Interval(0, 1, 0.95));
        assertThat(new Rate(0, 0).exact(0.95)).isEqualTo(new Interval(0, 1, 0.95));
        assertThatThrownBy(() -> new Rate(0, 0).share()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Rate(3, 2)).hasMessage("3 of 2 is no rate.");
        assertThatThrownBy(() -> new Rate(1, 2).wilson(1)).hasMessageContaining("A level is between 0 and 1");
    }

    // The chance that the interval covers the truth, summed over every outcome, is what a level means.
    @Test
    void theExactIntervalNeverCoversLessThanItsLevelAndWilsonDoesOnAverage() {
        double sum = 0;
        int chances = 0;
        for (double chance = 0.01; chance < 1; chance += 0.01) {
            double exact = 0;
            double wilson = 0;
            for (long k = 0; k <= 25; k++) {
                double weight = Binomial.exactly(k, 25, chance);
                exact += covers(new Rate(k, 25).exact(0.95), chance) ? weight : 0;
                wilson += covers(new Rate(k, 25).wilson(0.95), chance) ? weight : 0;
            }
            assertThat(exact).as("chance %s", chance).isGreaterThanOrEqualTo(0.95 - 1e-9);
            sum += wilson;
            chances++;
        }
        assertThat(sum / chances).isBetween(0.945, 0.96);
    }

    // scipy 1.17.1, norm.cdf and norm.ppf
    @ParameterizedTest
    @CsvSource({"-8.5, 9.47953482220325e-18", "-6.1, 5.303423262948808e-10", "-3, 0.0013498980316300933",
        "-1.96, 0.024997895148220435", "0.5, 0.6914624612740131", "2, 0.9772498680518208", "5, 0.9999997133484281"})
    void theNormalDistributionIsScipys(double point, double below) {
        assertThat(Normal.below(point)).isCloseTo(below, offset(1e-12 * below));
    }

    @ParameterizedTest
    @CsvSource({"1e-20, -9.262340089798409", "1e-6, -4.753424308822899", "0.025, -1.9599639845400545",
        "0.3, -0.5244005127080409", "0.5, 0", "0.8, 0.8416212335729143", "0.999, 3.090232306167813"})
    void itsQuantilesAreScipys(double share, double point) {
        assertThat(Normal.quantile(share)).isCloseTo(point, offset(1e-13 * Math.max(1, Math.abs(point))));
    }

    private static boolean covers(Interval interval, double value) {
        return interval.low() <= value && value <= interval.high();
    }
}
