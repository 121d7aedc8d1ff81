/// Estimates for models whose tokenizer is not public, as measured ratios to `o200k_base` per kind
/// of text. The front door is [Estimates]; every ratio stands in a resource file with where it
/// comes from.
@NullMarked
package dev.whittle.tokenizer.estimate;

import org.jspecify.annotations.NullMarked;
