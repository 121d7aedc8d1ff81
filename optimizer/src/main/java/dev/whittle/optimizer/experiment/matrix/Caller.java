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
import org.jspecify.annotations.Nullable;

/// Sends single calls within the budget, and keeps their replies before anyone sees them. Thread-safe.
final class Caller {
    /// A budget has no room for a call; nothing was sent.
    static final class NoRoom extends Exception {
        private static final long serialVersionUID = 1;

        NoRoom(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    private final Comparison comparison;
    private final ReplyStore store;
    private final Spending spending;
    private final CallEstimates estimates;

    Caller(Comparison comparison, ReplyStore store, Spending spending, CallEstimates estimates) {
        this.comparison = comparison;
        this.store = store;
        this.spending = spending;
        this.estimates = estimates;
    }

    /// Sends one call.
    ///
    /// @param template the column's prompt before it was filled
    /// @throws NoRoom if a budget has no room for it
    /// @throws StoreException if the reply could not be kept
    Run ask(Column column, Prompt template, String key, LanguageModel server)
            throws NoRoom, StoreException, InterruptedException {
        BigDecimal upper = BigDecimal.ZERO;
        if (spending.limited()) {
            upper = estimates.of(column, template).map(CallEstimates.Estimate::high).orElseThrow(
                    () -> new IllegalStateException("A budget needs prices, and that was checked before"));
        }
        Optional<String> full = spending.reserve(upper);
        if (full.isPresent()) {
            throw new NoRoom(full.get());
        }
        @Nullable
        BigDecimal paid = null;
        Run run;
        try {
            run = comparison.run(column, server, _ -> {});
            paid = paid(run.outcome());
        } finally {
            spending.settle(upper, paid);
        }
        if (paid == null && upper.signum() > 0) {
            store.lost(upper);
        }
        Optional<KeptReply> kept = KeptReply.of(run);
        if (kept.isPresent()) {
            store.keep(key, column.target(), kept.get());
            estimates.answered(column.target(), kept.get().outcome().reply().usage());
        }
        return run;
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
