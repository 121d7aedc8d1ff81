/// Tests of trying a prompt with fewer examples, on scripted models.
@NullMarked
package dev.whittle.optimizer.fewshot.ablation;

import org.jspecify.annotations.NullMarked;
