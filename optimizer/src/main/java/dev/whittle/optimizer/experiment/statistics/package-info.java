/// Statistics of experiments: what a rate, a difference or a cost is worth given how few cases
/// there were. Everything is computed, repeatable and free of input and output.
@NullMarked
package dev.whittle.optimizer.experiment.statistics;

import org.jspecify.annotations.NullMarked;
