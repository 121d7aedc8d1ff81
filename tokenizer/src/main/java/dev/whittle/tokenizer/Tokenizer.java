package dev.whittle.tokenizer;

/// Counts text as one family of models does. Implementations are thread-safe and never refuse a
/// text: lone surrogates count as U+FFFD and the names of special tokens count as ordinary text.
public interface Tokenizer {
    /// The stable id of the encoding or estimate, such as `o200k_base` or `claude-new`.
    String id();

    /// Whether [#count] is exact or an estimate.
    boolean exact();

    /// The tokens of a text. `o200k_base` counts `"hello world"` as 2.
    TokenCount count(String text);
}
