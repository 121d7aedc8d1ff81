package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.catalog.Cost;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.KeptReply;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends single calls within the budget, and keeps their replies before anyone sees them. Thread-safe.
final class Caller {
    static final String NO_ROOM = "The budget has no room for another call; raise it and resume the run.";

    private final Comparison comparison;
    private final ReplyStore store;
    private final Spending spending;
    private final CallEstimates estimates;
    private final Consumer<String> notes;

    Caller(Comparison comparison, ReplyStore store, Spending spending, CallEstimates estimates,
            Consumer<String> notes) {
        this.comparison = comparison;
        this.store = store;
        this.spending = spending;
        this.estimates = estimates;
        this.notes = notes;
    }

    /// Sends one call.
    ///
    /// @param template the column's prompt before it was filled
    /// @return what came of it, or empty if the budget has no room for it
    /// @throws StoreException if the reply could not be kept
    Optional<Run> ask(Column column, Prompt template, String key, LanguageModel server)
            throws StoreException, InterruptedException {
        BigDecimal upper = BigDecimal.ZERO;
        if (spending.limited()) {
            upper = estimates.of(column, template).map(CallEstimates.Estimate::high).orElseThrow(
                    () -> new IllegalStateException("A budget needs prices, and that was checked before"));
        }
        if (!spending.reserve(upper)) {
            return Optional.empty();
        }
        @Nullable
        BigDecimal paid = null;
        Run run;
        try {
            run = comparison.run(column, server, _ -> {});
            paid = paid(run.outcome());
        } finally {
            if (spending.settle(upper, paid)) {
                notes.accept("Four fifths of the budget are spent.");
            }
        }
        Optional<KeptReply> kept = KeptReply.of(run);
        if (kept.isPresent()) {
            store.keep(key, column.target(), kept.get());
            estimates.answered(column.target(), kept.get().outcome().reply().usage());
        }
        return Optional.of(run);
    }

    /// What a call cost, or null if nobody knows: a provider may bill for a reply that broke off.
    private static @Nullable BigDecimal paid(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Finished(Reply _, Cost.Priced(BigDecimal usd, _)) -> usd;
            case Outcome.Finished(Reply reply, Cost _) ->
                reply.origin() == Reply.Origin.PROVIDER ? null : BigDecimal.ZERO;
            case Outcome.Failed failed -> failed.partialText().isEmpty() && neverBegan(failed.kind())
                    ? BigDecimal.ZERO
                    : null;
            case Outcome.Stopped _ -> null;
        };
    }

    private static boolean neverBegan(@Nullable Kind kind) {
        return switch (kind) {
            case UNREACHABLE, UNAUTHORIZED, REFUSED, RATE_LIMITED, SERVER_ERROR -> true;
            case TIMEOUT, TRUNCATED, MALFORMED -> false;
            case null -> false;
        };
    }
}
