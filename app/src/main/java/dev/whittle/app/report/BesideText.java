package dev.whittle.app.report;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.experiment.matrix.Standing;
import dev.whittle.optimizer.experiment.statistics.Interval;
import dev.whittle.optimizer.experiment.statistics.NonInferiority;

/// How a column compares with the first, in words and figures.
public final class BesideText {
    private BesideText() {}

    /// Such as `holds: +1.0 pp (−1.2 pp to +3.1 pp), p 0.034`.
    public static String of(Standing.Against against) {
        String difference = "%s (%s to %s)".formatted(Figures.points(against.difference()),
                Figures.points(against.interval().low()), Figures.points(against.interval().high()));
        return against.notWorse().map(verdict -> switch (verdict) {
            case NonInferiority.Holds _ -> "holds: ";
            case NonInferiority.Fails _ -> "fails: ";
            case NonInferiority.NotEnough(Interval _, var more) -> more.isPresent()
                    ? "not enough, about %s more cases: ".formatted(Figures.number(more.getAsLong()))
                    : "not enough: ";
        }).orElse("") + difference + against.p().map(p -> ", " + Figures.probability(p)).orElse("");
    }
}
