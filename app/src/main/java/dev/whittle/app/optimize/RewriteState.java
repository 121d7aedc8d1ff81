package dev.whittle.app.optimize;

import dev.whittle.optimizer.Rewriting;

/// Where having a part written shorter stands.
sealed interface RewriteState {
    /// Nothing was asked yet.
    record Idle() implements RewriteState {}

    /// A model was asked.
    ///
    /// @param characters that came so far
    record Asking(long characters) implements RewriteState {}

    /// There is a shorter text.
    ///
    /// @param before the part as it was
    /// @param says what it saves and cost
    record Written(String before, Rewriting.Proposed proposed, String says) implements RewriteState {}

    /// There is none.
    ///
    /// @param text what the model wrote, or empty
    /// @param why one sentence, with what asking cost
    record Refused(String text, String why) implements RewriteState {}
}
