package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.optimizer.experiment.statistics.Pareto;
import dev.whittle.optimizer.experiment.statistics.Pareto.Axis;
import dev.whittle.optimizer.experiment.statistics.Pareto.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which columns are worth choosing from: by the share of answers that passed, what an answer costs, judging included,
/// and the median time of a fresh answer.
///
/// @param points one a column, in order
/// @param axes what they are compared by: one of which no column knows anything is left out
public record Front(List<Point> points, Set<Axis> axes, Pareto pareto) {
    private static final double MEDIAN = 0.5;

    public Front {
        points = List.copyOf(points);
        axes = Set.copyOf(axes);
    }

    /// @param results what the columns came to
    /// @param standings how good they are, in the same order
    public static Front of(List<ColumnResult> results, List<Standing> standings) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            ColumnResult result = results.get(i);
            BigDecimal usd = result.usd();
            points.add(new Point(result.column().label(),
                    standings.get(i).rate().n() == 0 ? null : (Double) standings.get(i).rate().share(),
                    usd == null ? null : usd.divide(BigDecimal.valueOf(result.answered()), MathContext.DECIMAL64),
                    result.latency(MEDIAN).orElse(null)));
        }
        Set<Axis> axes = EnumSet.noneOf(Axis.class);
        for (Point point : points) {
            if (point.quality() != null) {
                axes.add(Axis.QUALITY);
            }
            if (point.usd() != null) {
                axes.add(Axis.COST);
            }
            if (point.latency() != null) {
                axes.add(Axis.LATENCY);
            }
        }
        return new Front(points, axes, Pareto.of(points, axes));
    }
}
