/// Training data out of what was answered and rated: chosen, looked at and written to files. What
/// goes into them is decided in the optimizer.
@NullMarked
package dev.whittle.app.training;

import org.jspecify.annotations.NullMarked;
