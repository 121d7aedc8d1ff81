package dev.whittle.optimizer.experiment.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SpendingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final List<String> told = new ArrayList<>();
    private LocalDate today = DAY;
    private BigDecimal elsewhere = BigDecimal.ZERO;

    private Spending spending(@Nullable String run, @Nullable String day) {
        Spending spending = new Spending(run == null ? null : new BigDecimal(run),
                day == null ? null : new Spending.Day(new BigDecimal(day), () -> today, _ -> elsewhere));
        spending.tell(told::add);
        return spending;
    }

    private static boolean spend(Spending spending, String usd) throws Exception {
        BigDecimal amount = new BigDecimal(usd);
        boolean room = spending.reserve(amount).isEmpty();
        if (room) {
            spending.settle(amount, amount);
        }
        return room;
    }

    @Test
    void theBudgetForADayCountsWhatOtherRunsSpendMeanwhile() throws Exception {
        Spending spending = spending(null, "1.00");
        assertThat(spending.limited()).isTrue();
        assertThat(spend(spending, "0.40")).isTrue();
        elsewhere = new BigDecimal("0.50");

        assertThat(spending.reserve(new BigDecimal("0.11"))).contains(
                "The budget for today has no room for another call; raise it, or resume the run tomorrow.");
        assertThat(spend(spending, "0.10")).isTrue();
        assertThat(spend(spending, "0.01")).isFalse();
    }

    @Test
    void aNewDayHasItsWholeBudget() throws Exception {
        Spending spending = spending(null, "1.00");
        assertThat(spend(spending, "1.00")).isTrue();
        assertThat(spend(spending, "0.10")).isFalse();
        today = DAY.plusDays(1);

        assertThat(spend(spending, "0.90")).isTrue();
        assertThat(spend(spending, "0.20")).isFalse();
        assertThat(spending.spent()).isEqualByComparingTo("1.90");
        assertThat(told).containsExactly("Four fifths of the budget for today are spent.",
                "Four fifths of the budget for today are spent.");
    }

    @Test
    void theNarrowerOfBothBudgetsHoldsAndEachIsToldOfOnce() throws Exception {
        Spending spending = spending("0.50", "1.00");
        assertThat(spend(spending, "0.39")).isTrue();
        assertThat(told).isEmpty();
        assertThat(spend(spending, "0.01")).isTrue();
        assertThat(told).containsExactly("Four fifths of the budget of this run are spent.");
        assertThat(spending.reserve(new BigDecimal("0.11")))
                .contains("The budget of this run has no room for another call; raise it and resume the run.");
        elsewhere = new BigDecimal("0.45");
        assertThat(spend(spending, "0.05")).isTrue();
        assertThat(told).containsExactly("Four fifths of the budget of this run are spent.",
                "Four fifths of the budget for today are spent.");
    }

    @Test
    void aReplyThatBrokeOffCountsAsItsEstimateOfTheDay() throws Exception {
        Spending spending = spending(null, "1.00");
        assertThat(spending.reserve(new BigDecimal("0.60"))).isEmpty();
        spending.settle(new BigDecimal("0.60"), null);

        assertThat(spend(spending, "0.50")).isFalse();
        assertThat(spending.assumed()).isEqualByComparingTo("0.60");
    }
}
