/// Tests of the engine's parts. The oracles are `java.util.regex` on tiktoken's own patterns, jtokkit,
/// and tiktoken's counts.
@NullMarked
package dev.whittle.tokenizer.bpe;

import org.jspecify.annotations.NullMarked;
