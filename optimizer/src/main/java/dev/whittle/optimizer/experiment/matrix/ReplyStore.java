package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.optimizer.experiment.KeptReply;
import dev.whittle.optimizer.experiment.Target;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Where the replies of a run are kept, and those of earlier ones found. Thread-safe.
public interface ReplyStore {
    /// A store that keeps nothing.
    ReplyStore NONE = new NoReplies();

    /// A reply that need not be paid for again.
    ///
    /// @param ofThisRun whether this run paid for it before it was interrupted; else it is one of an
    ///     earlier run
    record Known(KeptReply reply, boolean ofThisRun) {}

    /// The replies there are for calls.
    ///
    /// @return by key; calls without one are not in it
    Map<String, Known> find(Collection<String> keys) throws StoreException;

    /// Keeps the reply of a call. When this returns, a kill of the program loses nothing of it.
    void keep(String key, Target target, KeptReply reply) throws StoreException;

    /// Remembers that a call may have cost something nobody knows, so that it counts against the day's budget.
    ///
    /// @param usd the most it is expected to have cost
    void lost(BigDecimal usd) throws StoreException;

    /// What earlier replies of a model were like, or empty if there are none.
    Optional<Observed> observed(Target target) throws StoreException;
}
