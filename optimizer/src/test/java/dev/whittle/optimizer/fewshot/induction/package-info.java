/// Tests of instructions a model writes, on scripted models.
@NullMarked
package dev.whittle.optimizer.fewshot.induction;

import org.jspecify.annotations.NullMarked;
