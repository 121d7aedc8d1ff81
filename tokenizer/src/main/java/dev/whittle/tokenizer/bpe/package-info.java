/// Byte-pair encoding as tiktoken does it: a hand-written splitter per family of encodings, a trie of
/// the vocabulary, and a merge that is linear in the length of a piece. Callers go through
/// `dev.whittle.tokenizer.Tokenizers`.
@NullMarked
package dev.whittle.tokenizer.bpe;

import org.jspecify.annotations.NullMarked;
