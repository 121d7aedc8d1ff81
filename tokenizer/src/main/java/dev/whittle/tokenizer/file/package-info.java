/// Reads the tokenizer files of other vendors, which a person points to, into encodings of our own. The
/// front door is [TokenizerFile]; what is not understood is refused, so a count is never silently wrong.
@NullMarked
package dev.whittle.tokenizer.file;

import org.jspecify.annotations.NullMarked;
