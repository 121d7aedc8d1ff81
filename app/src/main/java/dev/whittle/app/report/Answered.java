package dev.whittle.app.report;

import dev.whittle.app.compare.Fact;
import dev.whittle.app.report.Report.Ended;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of one request.
record Answered(
        Ended ended, String origin, String text, String why, @Nullable Usage usage, @Nullable BigDecimal usd,
        @Nullable Duration time) {
    static final String MEASURED = "measured";

    /// @param origin where a provider's reply is from: `measured` for this, `shared` with another cell, or `kept`
    static Answered of(Run run, String origin, Masking masking) throws InterruptedException {
        String text = masking.text(run.outcome().text());
        return switch (run.outcome()) {
            case Outcome.Finished(Reply reply, Cost cost) -> {
                boolean measured = reply.origin() == Reply.Origin.PROVIDER;
                yield new Answered(Ended.ANSWERED,
                        measured ? origin : Fact.origin(reply.origin()), text, "", reply.usage(),
                        cost instanceof Cost.Priced(BigDecimal usd, var _) ? usd : null,
                        measured && origin.equals(MEASURED) ? reply.total() : null);
            }
            case Outcome.Failed failed ->
                new Answered(Ended.FAILED, "", text, masking.text(failed.message()), null, null, null);
            case Outcome.Stopped _ ->
                new Answered(Ended.FAILED, "", text, "It was stopped before the answer was whole.", null, null, null);
        };
    }

    static Answered notAsked(String why) {
        return new Answered(Ended.NOT_ASKED, "", "", why, null, null, null);
    }

    Report.Answer answer(int column, String title, @Nullable Boolean passed, @Nullable Double score, String reason) {
        return new Report.Answer(column, title, ended, origin, text, passed, score, why.isEmpty() ? reason : why, usage,
                usd, time);
    }
}
