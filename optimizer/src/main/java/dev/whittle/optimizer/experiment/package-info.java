/// Experiments: runs columns (prompt x model x parameters) against providers and records what went in and
/// what came out. Records hold every input by value, so that they can be read and re-priced years later.
@NullMarked
package dev.whittle.optimizer.experiment;

import org.jspecify.annotations.NullMarked;
