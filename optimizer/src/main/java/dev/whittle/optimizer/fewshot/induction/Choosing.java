package dev.whittle.optimizer.fewshot.induction;

import dev.whittle.optimizer.experiment.statistics.NonInferiority;
import dev.whittle.optimizer.experiment.statistics.Rate;
import dev.whittle.optimizer.fewshot.ablation.AblationResult.Row;
import dev.whittle.optimizer.fewshot.ablation.Variant.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Chooses among instructions that were tried: the one that passed most, and of equal ones the shortest.
public final class Choosing {
    private Choosing() {}

    /// What is chosen.
    ///
    /// @param number of the candidate; 0 for none
    /// @param says how it did, or why none is taken, one or two sentences
    public record Chosen(int number, String says) {}

    /// @param rows what was tried, the prompt with examples first
    public static Chosen of(List<Row> rows) {
        Rate with = rows.getFirst().standing().rate();
        Optional<Row> best = rows.stream().filter(row -> row.variant().kind() == Kind.WRITTEN)
                .filter(row -> row.standing().rate().n() > 0)
                .min(Comparator.comparingDouble((Row row) -> -row.standing().rate().share())
                        .thenComparingLong(Row::tokens));
        if (best.isEmpty()) {
            return new Chosen(0, "No answer to an instruction was judged, so none is taken.");
        }
        Row row = best.get();
        Rate own = row.standing().rate();
        String how = "Instruction %d passed %d of the %d examples held out, the examples shown %d of %d.".formatted(
                row.variant().number(), own.successes(), own.n(), with.successes(), with.n());
        boolean fails = row.notWorse().filter(NonInferiority.Fails.class::isInstance).isPresent();
        if (fails || (own.successes() == 0 && with.successes() > 0)) {
            return new Chosen(0, how + " It is worse, so the examples stay.");
        }
        boolean proven = row.notWorse().filter(NonInferiority.Holds.class::isInstance).isPresent();
        return new Chosen(row.variant().number(), proven
                ? how
                : how + " So few cases prove nothing; try it on more before you use it.");
    }
}
