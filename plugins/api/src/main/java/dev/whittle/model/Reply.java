package dev.whittle.model;

import dev.whittle.catalog.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A whole reply, ended by the provider's own marker.
///
/// @param text the answer
/// @param finish why it ended
/// @param usage the provider's own count, or null if it sent none: unknown, never zero
/// @param servedModel the model the provider says it used, or null
/// @param timeToFirstToken from sending the request until the first text or reasoning
/// @param total from sending the request until the end
/// @param attempts how many requests were sent, retries included
/// @param origin who made it up; times of a stand-in say nothing about a provider
/// @param confidence how likely the model found its answer, or null where the provider did not say
public record Reply(
        String text,
        Finish finish,
        @Nullable Usage usage,
        @Nullable String servedModel,
        Duration timeToFirstToken,
        Duration total,
        int attempts,
        Origin origin,
        @Nullable Confidence confidence) {
    /// A provider's own reply, fresh, or a stand-in's: one recorded earlier, or an echo of the
    /// prompt.
    public enum Origin { PROVIDER, REPLAY, ECHO }

    /// Why a reply ended: at its natural end, at the token limit, at a content filter, for a tool call,
    /// or for a reason only this provider knows.
    public enum Finish { STOP, LENGTH, CONTENT_FILTER, TOOL_CALL, OTHER }

    /// A reply without log probabilities.
    public Reply(
            String text, Finish finish, @Nullable Usage usage, @Nullable String servedModel,
            Duration timeToFirstToken, Duration total, int attempts, Origin origin) {
        this(text, finish, usage, servedModel, timeToFirstToken, total, attempts, origin, null);
    }

    /// A provider's own, fresh reply.
    public Reply(
            String text, Finish finish, @Nullable Usage usage, @Nullable String servedModel,
            Duration timeToFirstToken, Duration total, int attempts) {
        this(text, finish, usage, servedModel, timeToFirstToken, total, attempts, Origin.PROVIDER);
    }
}
