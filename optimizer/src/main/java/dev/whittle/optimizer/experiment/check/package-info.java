/// Checks: whether an answer is as it should be, from equality to a judging model. What cannot be
/// judged says why and is never a silent 0.
@NullMarked
package dev.whittle.optimizer.experiment.check;

import org.jspecify.annotations.NullMarked;
