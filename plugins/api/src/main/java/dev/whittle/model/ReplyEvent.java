package dev.whittle.model;

import java.time.Duration;

/// What happens while a reply streams.
public sealed interface ReplyEvent {
    /// More text of the answer.
    record Text(String delta) implements ReplyEvent {}

    /// More of the model's reasoning, where the provider shows it; not part of the answer.
    record Reasoning(String delta) implements ReplyEvent {}

    /// The server asked to wait; the same request is sent again.
    ///
    /// @param attempt the attempt that failed, counted from 1
    /// @param delay how long until the next one
    record Retrying(int attempt, Duration delay, String reason) implements ReplyEvent {}

    /// Something the person should know, such as a parameter the provider ignores.
    record Note(String text) implements ReplyEvent {}
}
