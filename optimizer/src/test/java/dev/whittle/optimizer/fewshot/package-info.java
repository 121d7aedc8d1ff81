/// Tests of finding, reading and converting examples, and the prompts they are measured on.
@NullMarked
package dev.whittle.optimizer.fewshot;

import org.jspecify.annotations.NullMarked;
