/// What each example of a prompt is worth: the prompt with, without and with fewer of them, tried on cases.
@NullMarked
package dev.whittle.optimizer.fewshot.ablation;

import org.jspecify.annotations.NullMarked;
