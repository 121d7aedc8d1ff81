/// Tests of the tokenizers a person adds, and a small file to add. The files are written to folders of the
/// tests.
@NullMarked
package dev.whittle.app.tokenizer;

import org.jspecify.annotations.NullMarked;
