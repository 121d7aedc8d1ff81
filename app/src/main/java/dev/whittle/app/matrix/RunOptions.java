package dev.whittle.app.matrix;

import dev.whittle.app.TypedNumber;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How a run goes about it.
///
/// @param repeats how often each case is asked
/// @param concurrency most calls in flight to one server
/// @param budget most USD it may spend, or null for no limit
/// @param dayBudget most USD all runs of a day may spend together, or null for no limit
/// @param margin how much worse than column A is still good enough, as a share of the cases
/// @param refresh whether replies of earlier runs are left alone
/// @param stopEarly whether a column ends as soon as its verdict is certain
record RunOptions(
        int repeats, int concurrency, @Nullable BigDecimal budget, @Nullable BigDecimal dayBudget, double margin,
        boolean refresh, boolean stopEarly) {
    private static final int MOST_REPEATS = 100;
    private static final int MOST_AT_ONCE = 256;
    private static final int HUNDRED = 100;

    /// The options as they are typed.
    ///
    /// @throws IllegalArgumentException if one is none; the message is one sentence for the person
    static RunOptions of(String repeats, String concurrency, @Nullable BigDecimal budget,
            @Nullable BigDecimal dayBudget, String margin, boolean refresh, boolean stopEarly) {
        return new RunOptions(whole("Repeats", repeats, MOST_REPEATS),
                whole("Calls at once", concurrency, MOST_AT_ONCE), budget, dayBudget,
                margin(margin), refresh, stopEarly);
    }

    /// A margin as it is typed, as a share.
    ///
    /// @throws IllegalArgumentException if it is none; the message is one sentence for the person
    static double margin(String typed) {
        BigDecimal points = TypedNumber.amount(typed);
        if (points.signum() <= 0 || points.compareTo(BigDecimal.valueOf(HUNDRED)) >= 0) {
            throw new IllegalArgumentException("The margin is between 0 and 100 points, such as 2.");
        }
        return points.movePointLeft(2).doubleValue();
    }

    /// An amount of money as it is typed, or null if nothing is.
    ///
    /// @throws IllegalArgumentException if it is none; the message is one sentence for the person
    static @Nullable BigDecimal amount(String typed) {
        return typed.isBlank() ? null : TypedNumber.amount(typed.strip().replaceFirst("^\\$", ""));
    }

    /// Whether there is a budget to keep.
    boolean limited() {
        return budget != null || dayBudget != null;
    }

    /// The margin a run ends early on, or null if everything is asked.
    @Nullable
    Double earlyMargin() {
        return stopEarly ? (Double) margin : null;
    }

    /// The same for a run that was started with or without an early end.
    RunOptions endingEarly(@Nullable Double saved) {
        return new RunOptions(repeats, concurrency, budget, dayBudget, saved == null ? margin : saved, refresh,
                saved != null);
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
