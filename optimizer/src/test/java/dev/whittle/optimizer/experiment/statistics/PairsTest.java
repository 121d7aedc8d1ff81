package dev.whittle.optimizer.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Published examples: complete response before and after therapy (Cavo et al. 2012) and airway hyper-responsiveness (Bentur
/// et al. 2009), as in the tests of R's package contingencytables, which accompanies Fagerland, Lydersen and Laake,
/// "Statistical Analysis of Contingency Tables" (2017), chapter 8.
final class PairsTest {
    private static final Pairs CAVO = new Pairs(59, 6, 16, 80);
    private static final Pairs BENTUR = new Pairs(1, 1, 7, 12);

    @Test
    void mcNemarsTestGivesThePublishedValues() {
        assertThat(CAVO.mcNemar()).isCloseTo(0.052479, offset(1e-6));
        assertThat(CAVO.mcNemarMidP()).isCloseTo(0.034690, offset(1e-6));
        // 2 x 9/256, and 8/256 less
        assertThat(BENTUR.mcNemar()).isCloseTo(0.0703125, offset(1e-12));
        assertThat(BENTUR.mcNemarMidP()).isCloseTo(0.0390625, offset(1e-12));
    }

    @Test
    void columnsThatNeverDifferAreNotDifferent() {
        Pairs same = new Pairs(40, 0, 0, 10);

        assertThat(same.mcNemar()).isEqualTo(1);
        assertThat(same.mcNemarMidP()).isEqualTo(1);
        assertThat(new Pairs(0, 5, 5, 0).mcNemar()).isEqualTo(1);
    }

    @Test
    void tangosIntervalIsThePublishedOne() {
        assertThat(CAVO.difference()).isCloseTo(-0.0621, offset(5e-5));
        within(CAVO.tango(0.95), -0.1240, -0.0054, 5e-5);
        within(BENTUR.tango(0.95), -0.517, -0.026, 5e-4);
        // PropCIs::scoreci.mp(25, 28, 618, 0.9) in R
        within(new Pairs(400, 28, 25, 165).tango(0.90), -0.0148, 0.0247, 5e-5);
    }

    @Test
    void tangosIntervalIsWiseAboutColumnsThatNeverDiffer() {
        Interval interval = new Pairs(40, 0, 0, 10).tango(0.95);

        // z squared / (n + z squared), Tango 1998, section 3
        within(interval, -3.841459 / 53.841459, 3.841459 / 53.841459, 1e-6);
        assertThat(new Pairs(0, 0, 0, 0).tango(0.95)).isEqualTo(new Interval(-1, 1, 0.95));
        within(new Pairs(0, 9, 0, 0).tango(0.95), 0.4, 1, 0.2);
    }

    @Test
    void swappingTheColumnsMirrorsTheInterval() {
        for (long more = 0; more < 12; more++) {
            for (long less = 0; less < 12; less++) {
                Interval interval = new Pairs(3, more, less, 2).tango(0.95);
                Interval mirrored = new Pairs(3, less, more, 2).tango(0.95);

                within(mirrored, -interval.high(), -interval.low(), 1e-9);
            }
        }
    }

    @Test
    void casesArePairedByTheirPlace() {
        assertThat(Pairs.of(List.of(true, true, false, false, true), List.of(true, false, true, false, false)))
                .isEqualTo(new Pairs(1, 2, 1, 1));
        assertThatThrownBy(() -> Pairs.of(List.of(true), List.of())).hasMessage("1 and 0 cases cannot be paired.");
    }

    private static void within(Interval interval, double low, double high, double tolerance) {
        assertThat(interval.low()).isCloseTo(low, offset(tolerance));
        assertThat(interval.high()).isCloseTo(high, offset(tolerance));
    }
}
