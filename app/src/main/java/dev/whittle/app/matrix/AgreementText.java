package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.experiment.matrix.JudgeAgreement;
import dev.whittle.optimizer.experiment.statistics.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How far the judge and people agree, in words.
public final class AgreementText {
    private AgreementText() {}

    /// Empty if nobody rated an answer.
    public static Optional<String> of(JudgeAgreement agreement) {
        if (agreement.rated() == 0) {
            return Optional.empty();
        }
        List<String> said = new ArrayList<>();
        agreement.verdicts().ifPresent(one -> said.add("on pass and fail " + kappa(one)));
        agreement.grades().ifPresent(one -> said.add("on grades from 1 to 5 weighted " + kappa(one)));
        return Optional.of(said.isEmpty()
                ? "You rated %s; none of them was judged by a model."
                        .formatted(Figures.counted(agreement.rated(), "answer"))
                : "The judge and you agree %s.".formatted(String.join(", ", said)));
    }

    private static String kappa(Agreement agreement) {
        return Double.isNaN(agreement.kappa())
                ? "in all of %s, which all got the same".formatted(Figures.counted(agreement.n(), "answer"))
                : String.format(Locale.ROOT, "κ %.2f (%.2f to %.2f, %s)", agreement.kappa(),
                        agreement.interval().low(), agreement.interval().high(),
                        Figures.counted(agreement.n(), "answer")).replace('-', '−');
    }
}
