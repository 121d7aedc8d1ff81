package dev.whittle.optimizer.experiment.statistics;

/// Where a quantity probably lies.
///
/// @param low the lower end
/// @param high the upper end, infinite if there is none
/// @param level how sure it is, such as 0.95
public record Interval(double low, double high, double level) {
    /// The usual level.
    public static final double LEVEL = 0.95;

    /// @throws IllegalArgumentException if the ends are swapped or the level is not between 0 and
    ///     1
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("An interval from %s to %s is none.".formatted(low, high));
        }
        z(level);
    }

    /// The point of the normal distribution that leaves half of what is not covered above it.
    static double z(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("A level is between 0 and 1, not %s.".formatted(level));
        }
        return Normal.quantile(0.5 + level / 2);
    }
}
