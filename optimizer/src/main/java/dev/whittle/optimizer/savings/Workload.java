package dev.whittle.optimizer.savings;

import dev.whittle.catalog.Price;
import java.math.BigDecimal;
import java.util.Objects;

/// How often a prompt is used, how long its answers are, and how its calls are made.
///
/// @param callsPerDay calls a day
/// @param daysPerMonth days of use a month, such as 30, 30.4375 or 20
/// @param outputTokens expected output tokens a call, reasoning included
/// @param cache what of the input the provider's prompt cache serves
/// @param mode standard, batch, flex or priority, each with prices of its own
public record Workload(
        long callsPerDay, BigDecimal daysPerMonth, long outputTokens, CacheUse cache, Price.Mode mode) {
    /// A thousand calls on each of 30 days, 300 output tokens a call: a start to be changed.
    public static final Workload DEFAULT = new Workload(1_000, BigDecimal.valueOf(30), 300);

    /// @throws IllegalArgumentException if a number is negative or beyond what a workload can be; the
    ///     message is one sentence for the person
    public Workload {
        if (callsPerDay < 0 || callsPerDay > 1_000_000_000_000L) {
            throw new IllegalArgumentException(
                    "Calls a day are between 0 and a trillion, not %d.".formatted(callsPerDay));
        }
        if (daysPerMonth.signum() < 0 || daysPerMonth.compareTo(BigDecimal.valueOf(31)) > 0
                || !Bounds.isWritten(daysPerMonth)) {
            throw new IllegalArgumentException(
                    "Days a month are between 0 and 31, not %s.".formatted(Bounds.plain(daysPerMonth)));
        }
        if (outputTokens < 0 || outputTokens > 10_000_000) {
            throw new IllegalArgumentException(
                    "Output tokens are between 0 and 10 million, not %d.".formatted(outputTokens));
        }
        // Workloads saved before there were these two have neither.
        cache = Objects.requireNonNullElse(cache, CacheUse.NONE);
        mode = Objects.requireNonNullElse(mode, Price.Mode.STANDARD);
    }

    /// Standard calls without caching.
    ///
    /// @throws IllegalArgumentException as above
    public Workload(long callsPerDay, BigDecimal daysPerMonth, long outputTokens) {
        this(callsPerDay, daysPerMonth, outputTokens, CacheUse.NONE, Price.Mode.STANDARD);
    }

    /// This workload with another use of the prompt cache.
    public Workload with(CacheUse other) {
        return new Workload(callsPerDay, daysPerMonth, outputTokens, other, mode);
    }

    /// This workload with its calls made in another mode.
    public Workload with(Price.Mode other) {
        return new Workload(callsPerDay, daysPerMonth, outputTokens, cache, other);
    }

    /// Calls a month, unrounded.
    public BigDecimal callsPerMonth() {
        return daysPerMonth.multiply(BigDecimal.valueOf(callsPerDay));
    }
}
