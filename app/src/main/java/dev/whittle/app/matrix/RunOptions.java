package dev.whittle.app.matrix;

import dev.whittle.app.TypedNumber;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How a run goes about it.
///
/// @param repeats how often each case is asked
/// @param concurrency most calls in flight to one server
/// @param budget most USD it may spend, or null for no limit
/// @param margin how much worse than column A is still good enough, as a share of the cases
/// @param refresh whether replies of earlier runs are left alone
record RunOptions(int repeats, int concurrency, @Nullable BigDecimal budget, double margin, boolean refresh) {
    private static final int MOST_REPEATS = 100;
    private static final int MOST_AT_ONCE = 256;
    private static final int HUNDRED = 100;

    /// The options as they are typed.
    ///
    /// @throws IllegalArgumentException if one is none; the message is one sentence for the person
    static RunOptions of(String repeats, String concurrency, String budget, String margin, boolean refresh) {
        BigDecimal points = TypedNumber.amount(margin);
        if (points.signum() <= 0 || points.compareTo(BigDecimal.valueOf(HUNDRED)) >= 0) {
            throw new IllegalArgumentException("The margin is between 0 and 100 points, such as 2.");
        }
        return new RunOptions(whole("Repeats", repeats, MOST_REPEATS),
                whole("Calls at once", concurrency, MOST_AT_ONCE),
                budget.isBlank() ? null : TypedNumber.amount(budget.strip().replaceFirst("^\\$", "")),
                points.movePointLeft(2).doubleValue(), refresh);
    }

    private static int whole(String what, String text, int most) {
        String number = text.strip();
        if (number.matches("\\d{1,4}") && Integer.parseInt(number) >= 1 && Integer.parseInt(number) <= most) {
            return Integer.parseInt(number);
        }
        throw new IllegalArgumentException("%s is a whole number from 1 to %d, not \"%s\".".formatted(what, most,
                number));
    }
}
