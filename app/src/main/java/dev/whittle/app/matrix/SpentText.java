package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a run has spent, in words; what is not known is said not to be.
public final class SpentText {
    private SpentText() {}

    /// @param budget the most it may spend, or null for no limit
    public static String of(MatrixRun run, @Nullable BigDecimal budget) {
        BigDecimal spent = run.spending().spent();
        int unknown = run.spending().unpriced();
        if (spent.signum() == 0 && unknown > 0) {
            return "what it cost is not known";
        }
        BigDecimal assumed = run.spending().assumed();
        return "%s%s spent now%s%s".formatted(Figures.usd(spent), budget == null ? "" : " of " + Figures.usd(budget),
                assumed.signum() == 0
                        ? ""
                        : " and up to %s for replies that broke off".formatted(Figures.usd(assumed)),
                unknown == 0 ? "" : ", without %s of unknown cost".formatted(Figures.counted(unknown, "call")));
    }
}
