package dev.whittle.optimizer.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CorrectionTest {
    // The example of Benjamini and Hochberg 1995, section 3.2; adjusted by statsmodels 0.15.0, multipletests.
    private static final List<Double> PUBLISHED = List.of(.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459,
            .3240, .4262, .5719, .6528, .7590, 1.0);

    @Test
    void thePublishedExampleComesOutRight() {
        List<Double> holm = Correction.HOLM.adjust(PUBLISHED);
        List<Double> hochberg = Correction.BENJAMINI_HOCHBERG.adjust(PUBLISHED);

        close(holm, List.of(0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1.0, 1.0, 1.0, 1.0, 1.0,
                1.0));
        close(hochberg, List.of(0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765, 0.486,
                0.581182, 0.714875, 0.753231, 0.813214, 1.0));
        // "rejects the four hypotheses having p-values less than or equal to p(4)"; Bonferroni rejects three
        assertThat(hochberg.stream().filter(p -> p <= 0.05)).hasSize(4);
        assertThat(holm.stream().filter(p -> p <= 0.05)).hasSize(3);
    }

    @Test
    void theOrderIsThatOfTheInput() {
        close(Correction.HOLM.adjust(List.of(0.04, 0.01, 0.03)), List.of(0.06, 0.03, 0.06));
        assertThat(Correction.HOLM.adjust(List.of())).isEmpty();
        assertThatThrownBy(() -> Correction.HOLM.adjust(List.of(1.2))).hasMessageContaining("p-value");
    }

    private static void close(List<Double> actual, List<Double> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int at = 0; at < actual.size(); at++) {
            assertThat(actual.get(at)).isCloseTo(expected.get(at), offset(1e-6));
        }
    }
}
