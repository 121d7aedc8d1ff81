/// Tests of the estimates against the table of measured ratios and against real tokenizers.
/// Where a vocabulary is not public, the table is the only truth there is.
@NullMarked
package dev.whittle.tokenizer.estimate;

import org.jspecify.annotations.NullMarked;
