package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.report.BesideText;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Standing;
import dev.whittle.optimizer.experiment.statistics.CostPerCorrect;
import dev.whittle.optimizer.experiment.statistics.Interval;
import dev.whittle.optimizer.experiment.statistics.NonInferiority;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Rates with their intervals, cost per correct answer and the verdict of a gate, in words and figures.
final class ColumnStatistics {
    private final List<Standing> standings;
    private final @Nullable Gate gate;

    ColumnStatistics(MatrixRun run, @Nullable Gate gate) {
        standings = Standing.of(run.plan(), run.board(), gate == null ? null : gate.margin(),
                run.early().orElse(null));
        this.gate = gate;
    }

    List<Standing> standings() {
        return standings;
    }

    boolean gated() {
        return gate != null;
    }

    /// Whether every column but the first was shown to be not worse than the gate allows; one column alone has
    /// nothing to be compared with.
    boolean gateHolds() {
        return standings.size() > 1 && standings.stream().skip(1).allMatch(standing -> standing.againstFirst()
                .flatMap(Standing.Against::notWorse).filter(NonInferiority.Holds.class::isInstance).isPresent());
    }

    String rate(int column) {
        Standing standing = standings.get(column);
        return standing.rate().n() == 0 ? "" : Figures.percent(standing.rate().share());
    }

    String interval(int column) {
        return standings.get(column).interval().map(interval -> "%s to %s".formatted(Figures.percent(interval.low()),
                Figures.percent(interval.high()))).orElse("");
    }

    String perCorrect(int column) {
        return switch (standings.get(column).costPerCorrect()) {
            case CostPerCorrect.Known known -> Figures.usd(known.usd());
            case CostPerCorrect.NoneCorrect _ -> "none correct";
            case CostPerCorrect.Unknown _ -> "";
        };
    }

    String verdict(int column) {
        return standings.get(column).againstFirst().map(BesideText::of).orElse("");
    }

    /// What the gate says, in one line.
    Optional<String> sentence() {
        if (gate == null) {
            return Optional.empty();
        }
        return Optional.of(standings.size() < 2
                ? "The gate needs a second column to compare with the first; give another prompt or model."
                : "The gate \"not worse by more than %s\" %s.".formatted(Figures.points(gate.margin()).replace("+", ""),
                        gateHolds() ? "holds" : "does not hold"));
    }

    void gate(ObjectNode node) {
        if (gate == null) {
            node.putNull("gate");
        } else {
            node.putObject("gate").put("margin", gate.margin()).put("holds", gateHolds());
        }
    }
}
