package dev.whittle.app.tokens;

import dev.whittle.app.problem.Problem;

/// What the token view shows.
public sealed interface TokensState {
    /// It is switched off and costs nothing.
    record Hidden() implements TokensState {}

    /// The prompt has no text yet.
    record Empty() implements TokensState {}

    /// The first layout is being made.
    record Preparing() implements TokensState {}

    /// The prompt in rows; the tokens of what is in view come by themselves.
    record Shown(TokenLayout layout) implements TokensState {}

    record Failed(Problem problem) implements TokensState {}
}
