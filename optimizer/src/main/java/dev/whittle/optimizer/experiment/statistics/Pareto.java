package dev.whittle.optimizer.experiment.statistics;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which columns no other one beats on every count: those worth choosing from.
///
/// @param best columns no other is at least as good as on every axis and better on one, in the
///     order given
/// @param beaten the others
/// @param unknown columns of which a value on some axis is not known; they beat nothing and are
///     not beaten
public record Pareto(List<Point> best, List<Point> beaten, List<Point> unknown) {
    /// What is compared.
    public enum Axis { QUALITY, COST, LATENCY }

    /// One column.
    ///
    /// @param quality the more the better, such as its rate of correct answers; null if not known
    /// @param usd the less the better; null if not known
    /// @param latency the less the better; null if not known, as for kept replies
    public record Point(String name, @Nullable Double quality, @Nullable BigDecimal usd, @Nullable Duration latency) {}

    public Pareto {
        best = List.copyOf(best);
        beaten = List.copyOf(beaten);
        unknown = List.copyOf(unknown);
    }

    /// Sorts columns. Equal ones do not beat each other.
    public static Pareto of(List<Point> points, Set<Axis> axes) {
        List<Point> best = new ArrayList<>();
        List<Point> beaten = new ArrayList<>();
        List<Point> known = points.stream().filter(point -> axes.stream().allMatch(axis -> knows(point, axis)))
                .toList();
        for (Point point : known) {
            boolean isBeaten = known.stream().anyMatch(other -> beats(other, point, axes));
            (isBeaten ? beaten : best).add(point);
        }
        return new Pareto(best, beaten, points.stream().filter(point -> !known.contains(point)).toList());
    }

    private static boolean beats(Point one, Point other, Set<Axis> axes) {
        return axes.stream().allMatch(axis -> compare(one, other, axis) >= 0)
                && axes.stream().anyMatch(axis -> compare(one, other, axis) > 0);
    }

    private static boolean knows(Point point, Axis axis) {
        return value(point, axis) != null;
    }

    // Above 0 where the first one is better.
    private static int compare(Point one, Point other, Axis axis) {
        return switch (axis) {
            case QUALITY -> Double.compare(present(one.quality()), present(other.quality()));
            case COST -> present(other.usd()).compareTo(present(one.usd()));
            case LATENCY -> present(other.latency()).compareTo(present(one.latency()));
        };
    }

    private static @Nullable Object value(Point point, Axis axis) {
        return switch (axis) {
            case QUALITY -> point.quality();
            case COST -> point.usd();
            case LATENCY -> point.latency();
        };
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "Columns with an unknown value are sorted out before");
    }
}
