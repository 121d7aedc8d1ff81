/// Instructions a model writes from examples, and how they do on examples it was not shown.
@NullMarked
package dev.whittle.optimizer.fewshot.induction;

import org.jspecify.annotations.NullMarked;
