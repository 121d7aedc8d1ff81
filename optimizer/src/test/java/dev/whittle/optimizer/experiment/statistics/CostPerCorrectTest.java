package dev.whittle.optimizer.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CostPerCorrectTest {
    private static List<CostPerCorrect.Spent> spent(double[] correct, String... usd) {
        List<CostPerCorrect.Spent> cases = new ArrayList<>();
        for (int at = 0; at < correct.length; at++) {
            cases.add(new CostPerCorrect.Spent(correct[at], new BigDecimal(usd[at])));
        }
        return cases;
    }

    // The interval: Fieller's equation solved by scipy 1.17.1 (optimize.brentq).
    @Test
    void theRatioAndItsIntervalAreFiellers() {
        CostPerCorrect cost = CostPerCorrect.of(spent(new double[]{1, 1, 0, 1, 0.5, 1, 0, 1}, "0.010", "0.012", "0.008",
                "0.020", "0.011", "0.009", "0.015", "0.010"), 0.95);

        assertThat(cost).isInstanceOfSatisfying(CostPerCorrect.Known.class, known -> {
            assertThat(known.usd()).isCloseTo(new BigDecimal("0.017272727272727273"), offset(new BigDecimal("1e-15")));
            assertThat(known.low().doubleValue()).isCloseTo(0.011109200936084477, offset(1e-8));
            assertThat(known.high().orElseThrow().doubleValue()).isCloseTo(0.03235690565463866, offset(1e-8));
        });
    }

    @Test
    void wrongAnswersArePaidByTheCorrectOnes() {
        CostPerCorrect cost = CostPerCorrect.of(spent(new double[]{1, 0, 0, 1}, "0.01", "0.01", "0.01", "0.01"), 0.95);

        assertThat(cost).isInstanceOfSatisfying(CostPerCorrect.Known.class,
                known -> assertThat(known.usd()).isEqualByComparingTo("0.02"));
    }

    @Test
    void noneCorrectIsNeitherFreeNorInfinite() {
        assertThat(CostPerCorrect.of(spent(new double[]{0, 0}, "0.01", "0.02"), 0.95))
                .isEqualTo(new CostPerCorrect.NoneCorrect(new BigDecimal("0.03")));
    }

    @Test
    void anUnknownCostIsNoZero() {
        List<CostPerCorrect.Spent> cases = new ArrayList<>(spent(new double[]{1, 1}, "0.01", "0.02"));
        cases.add(new CostPerCorrect.Spent(1, null));

        assertThat(CostPerCorrect.of(cases, 0.95)).isEqualTo(new CostPerCorrect.Unknown(1));
        assertThat(CostPerCorrect.of(List.of(), 0.95)).isEqualTo(new CostPerCorrect.Unknown(0));
    }

    @Test
    void withFewCorrectThereIsNoUpperEnd() {
        double[] correct = new double[20];
        correct[3] = 1;
        String[] usd = new String[20];
        Arrays.fill(usd, "0.01");

        assertThat(CostPerCorrect.of(spent(correct, usd), 0.95)).isInstanceOfSatisfying(CostPerCorrect.Known.class,
                known -> {
                    assertThat(known.usd()).isEqualByComparingTo("0.2");
                    assertThat(known.high()).isEmpty();
                    assertThat(known.low()).isPositive();
                });
    }

    @Test
    void ofOneCaseTheIntervalIsUnknown() {
        assertThat(CostPerCorrect.of(spent(new double[]{1}, "0.01"), 0.95)).isInstanceOfSatisfying(
                CostPerCorrect.Known.class, known -> assertThat(known.high()).isEmpty());
    }

    @Test
    void whatCostsNothingCostsNothing() {
        assertThat(CostPerCorrect.of(spent(new double[]{1, 1, 0.5}, "0", "0", "0"), 0.95))
                .isInstanceOfSatisfying(CostPerCorrect.Known.class, known -> assertThat(known.usd()).isZero());
    }
}
