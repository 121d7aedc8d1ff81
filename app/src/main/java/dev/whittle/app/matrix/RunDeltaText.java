package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.experiment.matrix.MatrixDelta.Pair;
import dev.whittle.optimizer.experiment.matrix.MatrixDelta.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a column of two runs came to, as a person reads it.
public final class RunDeltaText {
    private RunDeltaText() {}

    /// A figure before and after; empty where that run does not have it.
    public record Line(String what, String before, String after) {}

    /// The figures of both, then how the rates differ on the cases of both.
    public static List<Line> outcome(Pair pair) {
        Map<String, String> before = figures(pair.before());
        Map<String, String> after = figures(pair.after());
        Map<String, String> names = new LinkedHashMap<>(before);
        names.putAll(after);
        List<Line> lines = new ArrayList<>();
        names.keySet().forEach(
                name -> lines.add(new Line(name, before.getOrDefault(name, ""), after.getOrDefault(name, ""))));
        pair.passed().ifPresentOrElse(
                against -> lines.add(new Line(
                        "passed, on the %s of both".formatted(Figures.counted(against.cases(), "case")), "",
                        ColumnCard.difference(against))),
                () -> {
                    if (pair.before().isPresent() && pair.after().isPresent()) {
                        lines.add(new Line("passed, on the cases of both", "", "no case with a verdict in both"));
                    }
                });
        return lines;
    }

    private static Map<String, String> figures(Optional<Side> side) {
        Map<String, String> figures = new LinkedHashMap<>();
        side.ifPresent(one -> ColumnCard.figures(one.result(), one.standing())
                .forEach(figure -> figures.put(figure.name(), figure.value())));
        return figures;
    }
}
