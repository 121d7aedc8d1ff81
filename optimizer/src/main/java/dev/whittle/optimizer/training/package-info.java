/// Training data for models out of prompts, answers and what they are worth. It is offline and repeatable: the same
/// answers and the same seed give the same files.
@NullMarked
package dev.whittle.optimizer.training;

import org.jspecify.annotations.NullMarked;
