package dev.whittle.app.tokens;

import dev.whittle.tokenizer.TokenSpan;

/// Tokens of one message, from where the person began to where they are now.
///
/// @param text the message's text when they were chosen; with another text they mean nothing
record TokenSelection(int part, String text, TokenSpan anchor, TokenSpan caret) {
    /// One token.
    TokenSelection(int part, String text, TokenSpan token) {
        this(part, text, token, token);
    }

    TokenSelection to(TokenSpan next) {
        return new TokenSelection(part, text, anchor, next);
    }

    boolean isSingle() {
        return anchor.equals(caret);
    }

    boolean contains(TokenSpan span) {
        return span.byteStart() >= byteStart() && span.byteEnd() <= byteEnd();
    }

    int byteStart() {
        return Math.min(anchor.byteStart(), caret.byteStart());
    }

    int byteEnd() {
        return Math.max(anchor.byteEnd(), caret.byteEnd());
    }

    int charStart() {
        return Math.min(anchor.charStart(), caret.charStart());
    }

    int charEnd() {
        return Math.max(anchor.charEnd(), caret.charEnd());
    }
}
