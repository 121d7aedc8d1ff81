package dev.whittle.tokenizer;

/// Where a token stands in a text. Token boundaries may fall inside a character: such a character
/// belongs to the char range of every token that has a byte of it, so the ranges of neighbours overlap
/// there. Byte ranges never overlap.
///
/// @param token the token's id
/// @param byteStart its first byte in the text's UTF-8, where a lone surrogate is the three of U+FFFD
/// @param byteEnd the byte behind its last
/// @param charStart the first UTF-16 char of the first character it has a byte of
/// @param charEnd the char behind the last character it has a byte of
public record TokenSpan(int token, int byteStart, int byteEnd, int charStart, int charEnd) {}
