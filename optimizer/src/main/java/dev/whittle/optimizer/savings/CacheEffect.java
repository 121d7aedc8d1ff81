package dev.whittle.optimizer.savings;

import dev.whittle.catalog.Cost;

/// What the prompt cache does to the cost of a call.
public sealed interface CacheEffect {
    /// The workload caches nothing.
    record Unused() implements CacheEffect {}

    /// The model caches nothing of it, so all input is at the full rate.
    ///
    /// @param reason one sentence for the person
    record Refused(String reason) implements CacheEffect {}

    /// A prefix is cached.
    ///
    /// @param tokens the length of the prefix
    /// @param hit cost of a call that finds the prefix in the cache
    /// @param miss cost of a call that has to write it
    record Cached(long tokens, Cost hit, Cost miss) implements CacheEffect {}
}
