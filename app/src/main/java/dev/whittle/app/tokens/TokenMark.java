package dev.whittle.app.tokens;

import dev.whittle.tokenizer.TokenSpan;

/// A token as it is painted.
///
/// @param colour 0 to [#COLOURS] - 1, never that of the token before
/// @param start where it begins, in chars; a fraction where it begins inside a character
/// @param end where it ends, in the same way
record TokenMark(TokenSpan span, int colour, double start, double end) {
    static final int COLOURS = 4;
}
