package dev.whittle.optimizer.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgreementTest {
    // The example of Fleiss, Cohen and Everitt 1969, 200 ratings in three categories; statsmodels 0.15.0, cohens_kappa.
    private static final int[][] TABLE = {{106, 10, 4}, {22, 28, 10}, {2, 12, 6}};

    private static Agreement agreement(Agreement.Weighting weighting) {
        List<Integer> one = new ArrayList<>();
        List<Integer> other = new ArrayList<>();
        for (int row = 0; row < TABLE.length; row++) {
            for (int column = 0; column < TABLE.length; column++) {
                for (int at = 0; at < TABLE[row][column]; at++) {
                    one.add(row);
                    other.add(column);
                }
            }
        }
        return Agreement.of(one, other, weighting, 0.95);
    }

    @Test
    void kappaAndItsIntervalAreThePublishedOnes() {
        Agreement plain = agreement(Agreement.Weighting.NONE);
        Agreement squared = agreement(Agreement.Weighting.QUADRATIC);

        assertThat(plain.kappa()).isCloseTo(0.4285714285714285, offset(1e-12));
        assertThat(plain.interval().low()).isCloseTo(0.32329979345440496, offset(1e-9));
        assertThat(plain.interval().high()).isCloseTo(0.533843063688452, offset(1e-9));
        assertThat(plain.n()).isEqualTo(200);
        assertThat(squared.kappa()).isCloseTo(0.5666666666666667, offset(1e-12));
        assertThat(squared.interval().low()).isCloseTo(0.45756264480537967, offset(1e-9));
        assertThat(squared.interval().high()).isCloseTo(0.6757706885279536, offset(1e-9));
    }

    @Test
    void fullAgreementIsOneAndOneRatingThroughoutSaysNothing() {
        assertThat(Agreement.of(List.of(1, 5, 3), List.of(1, 5, 3), Agreement.Weighting.QUADRATIC, 0.95).kappa())
                .isEqualTo(1);
        assertThat(Agreement.of(List.of(4, 4), List.of(4, 4), Agreement.Weighting.NONE, 0.95).kappa()).isNaN();
        assertThatThrownBy(() -> Agreement.of(List.of(1), List.of(), Agreement.Weighting.NONE, 0.95))
                .hasMessage("1 and 0 ratings cannot be compared.");
    }
}
