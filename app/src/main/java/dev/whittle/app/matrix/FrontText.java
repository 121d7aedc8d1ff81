package dev.whittle.app.matrix;

import dev.whittle.optimizer.experiment.matrix.Front;
import dev.whittle.optimizer.experiment.statistics.Pareto;
import dev.whittle.optimizer.experiment.statistics.Pareto.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which columns are worth choosing from, in words.
public final class FrontText {
    private FrontText() {}

    /// Empty while nothing was judged, or of fewer than two columns everything is known.
    public static Optional<String> of(Front front) {
        Pareto pareto = front.pareto();
        if (!front.axes().contains(Axis.QUALITY) || pareto.best().size() + pareto.beaten().size() < 2) {
            return Optional.empty();
        }
        List<String> said = new ArrayList<>();
        said.add("Worth choosing from by %s: %s".formatted(axes(front), names(pareto.best())));
        if (!pareto.beaten().isEmpty()) {
            said.add("beaten by another: " + names(pareto.beaten()));
        }
        if (!pareto.unknown().isEmpty()) {
            said.add("not all known: " + names(pareto.unknown()));
        }
        return Optional.of(String.join("; ", said) + ".");
    }

    private static String axes(Front front) {
        return front.axes().stream().sorted().map(axis -> switch (axis) {
            case QUALITY -> "quality";
            case COST -> "cost";
            case LATENCY -> "time";
        }).collect(Collectors.joining(", "));
    }

    private static String names(List<Pareto.Point> points) {
        return points.stream().map(Pareto.Point::name).collect(Collectors.joining(", "));
    }
}
