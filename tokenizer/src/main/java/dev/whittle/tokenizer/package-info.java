/// Text in, tokens out. The front door is [Tokenizers]; everything a caller sees is an immutable
/// [TokenCount] that says whether it was counted exactly or estimated, and within which band.
@NullMarked
package dev.whittle.tokenizer;

import org.jspecify.annotations.NullMarked;
