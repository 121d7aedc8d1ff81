/// The same data written in fewer tokens: JSON without layout, records as lines of values, tables without
/// padding, logs with what repeats said once. Each form has its way back, by which guards prove an edit.
@NullMarked
package dev.whittle.optimizer.form;

import org.jspecify.annotations.NullMarked;
