package dev.whittle.app.matrix;

import dev.whittle.optimizer.experiment.matrix.ColumnResult;
import dev.whittle.optimizer.experiment.matrix.Front;
import dev.whittle.optimizer.experiment.matrix.JudgeAgreement;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Rating;
import dev.whittle.optimizer.experiment.matrix.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run came to, all columns together.
///
/// @param front which columns are worth choosing from; empty of a single one
/// @param agreement how far the judge and the person agree
public record Summary(List<ColumnCard> cards, Optional<Front> front, JudgeAgreement agreement) {
    /// Nothing was run.
    static final Summary NONE = new Summary(List.of(), Optional.empty(),
            new JudgeAgreement(0, Optional.empty(), Optional.empty()));

    public Summary {
        cards = List.copyOf(cards);
    }

    /// A run as it stands now.
    ///
    /// @param margin how much worse than the first column is still good enough, as a share
    static Summary of(MatrixRun run, double margin, Map<Integer, Rating> ratings) {
        List<ColumnResult> results = ColumnResult.of(run.plan(), run.board());
        List<Standing> standings = Standing.of(run.plan(), run.board(), margin, run.early().orElse(null));
        return new Summary(ColumnCard.of(results, standings, margin),
                results.size() < 2 ? Optional.empty() : Optional.of(Front.of(results, standings)),
                JudgeAgreement.of(run.board(), ratings));
    }
}
