/// Tests of reading tokenizer files.
@NullMarked
package dev.whittle.tokenizer.file;

import org.jspecify.annotations.NullMarked;
