package dev.whittle.optimizer.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BootstrapTest {
    private static final List<Double> SCORES = List.of(0.1, -0.2, 0.3, 0.05, 0.0, -0.4, 0.6, 0.2, 0.1, -0.05, 0.9, 0.15,
            -0.3, 0.25, 0.4, 0.0, 0.0, 0.35, -0.1, 0.8);

    // scipy 1.17.1: stats.bootstrap((x,), np.mean, n_resamples=400000, method='BCa', random_state=1)
    @Test
    void theIntervalIsScipys() {
        Interval interval = Bootstrap.ofMean(SCORES, 0.95, 7);
        Interval skewed = Bootstrap.ofMean(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 3.0), 0.95, 7);

        assertThat(interval.low()).isCloseTo(0.025, offset(0.01));
        assertThat(interval.high()).isCloseTo(0.3125, offset(0.01));
        assertThat(skewed.low()).isCloseTo(0.1, offset(0.05));
        assertThat(skewed.high()).isCloseTo(1.4, offset(0.11));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        assertThat(Bootstrap.ofMean(SCORES, 0.95, 1)).isEqualTo(Bootstrap.ofMean(SCORES, 0.95, 1))
                .isNotEqualTo(Bootstrap.ofMean(SCORES, 0.95, 2));
    }

    @Test
    void equalAndSingleScoresAreToldApart() {
        assertThat(Bootstrap.ofMean(List.of(0.5, 0.5, 0.5), 0.95, 1)).isEqualTo(new Interval(0.5, 0.5, 0.95));
        assertThat(Bootstrap.ofMean(List.of(0.5), 0.95, 1))
                .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.95));
    }

    // statsmodels 0.15.0: OLS on a constant with cov_type='cluster'; scores as if independent give 0.1205.
    @Test
    void repeatsOfACaseAreNotIndependent() {
        Repeats repeats = new Repeats(List.of(List.of(1.0, 1.0, 0.0), List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0),
                List.of(0.0, 1.0, 0.0), List.of(1.0, 1.0, 1.0), List.of(0.0, 0.0, 1.0)));

        assertThat(repeats.mean()).isCloseTo(0.55555556, offset(1e-8));
        assertThat(repeats.standardError()).isCloseTo(0.16480441, offset(1e-8));
        assertThat(repeats.within()).isCloseTo(0.408248290463863, offset(1e-12));
    }

    @Test
    void whatIsUnknownIsNoZero() {
        assertThat(Repeats.once(List.of(0.5, 0.7)).within()).isNaN();
        assertThat(Repeats.once(List.of(0.5)).standardError()).isNaN();
        assertThatThrownBy(() -> Repeats.once(List.of()).mean()).hasMessage("Of 0 cases there is no mean.");
        assertThatThrownBy(() -> new Repeats(List.of(List.of()))).hasMessageContaining("A case without a score");
    }

    @Test
    void differencesArePairedCaseByCase() {
        Repeats candidate = new Repeats(List.of(List.of(1.0, 0.0), List.of(1.0)));
        Repeats baseline = new Repeats(List.of(List.of(1.0), List.of(0.0, 0.5)));

        assertThat(Repeats.difference(candidate, baseline).means()).containsExactly(-0.5, 0.75);
    }

    // In 500 samples of 40 from a skewed distribution with the mean 1, the interval covers it about as often as it says.
    @Test
    void theIntervalCoversTheTruthAboutAsOftenAsItSays() {
        int covered = 0;
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<Double> sample = new ArrayList<>();
            for (int at = 0; at < 40; at++) {
                sample.add(-Math.log(1 - random.nextDouble()));
            }
            Interval interval = Bootstrap.ofMean(sample, 0.95, seed);
            covered += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
        }
        assertThat(covered / 500.0).isBetween(0.91, 0.98);
    }
}
