package dev.whittle.tokenizer;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// A tokenizer whose vocabulary is known, so that it can also say which tokens a text becomes.
/// [Tokenizers#encoding] finds them. Implementations are thread-safe; all of them treat the names of
/// special tokens in a text as ordinary text and lone surrogates as U+FFFD.
public interface Encoding extends Tokenizer {
    /// The ids of a text's tokens, in order. `o200k_base` encodes `"hello world"` as `24912, 2375`.
    int[] encode(String text);

    /// The text of tokens. Bytes that are no UTF-8, as when a token ends inside a character, become
    /// U+FFFD; special tokens become their names.
    ///
    /// @throws IllegalArgumentException if an id is none of this encoding's; the message names it
    String decode(int... tokens);

    /// The bytes of one token: UTF-8, but perhaps only part of a character. `o200k_base` token 24912 is
    /// the five bytes of `hello`.
    ///
    /// @throws IllegalArgumentException if the id is none of this encoding's
    byte[] bytes(int token);

    /// A text's tokens with the places they stand at, in order and without a gap.
    List<TokenSpan> spans(String text);

    /// The tokens that have a char from `from` to before `to`, exactly as [#spans] of the whole text
    /// has them, places in the whole text included. Where the encoding can, it tokenizes only the
    /// surroundings of the part; it reads the chars before them once, to number the bytes.
    ///
    /// @throws IndexOutOfBoundsException unless `0 <= from <= to <= text.length()`
    default List<TokenSpan> spans(String text, int from, int to) {
        Objects.checkFromToIndex(from, to, text.length());
        return spans(text).stream().filter(span -> span.charEnd() > from && span.charStart() < to).toList();
    }

    /// Hands on a text's tokens one by one, in order, for texts whose list would be large.
    default void forEachSpan(String text, Consumer<? super TokenSpan> sink) {
        spans(text).forEach(sink);
    }

    /// The start of a text: as many whole characters as its first tokens cover. It never counts more
    /// than asked for, even where cutting a text makes its last piece count more than before. A text
    /// that is short enough comes back as it is. `o200k_base` truncates `"hello world again"` to 2
    /// tokens as `"hello world"`.
    ///
    /// @param tokens how many to keep
    /// @throws IllegalArgumentException if the number is negative
    String truncate(String text, int tokens);
}
