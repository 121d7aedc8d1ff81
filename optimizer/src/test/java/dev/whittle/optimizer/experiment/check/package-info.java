@NullMarked
package dev.whittle.optimizer.experiment.check;

import org.jspecify.annotations.NullMarked;
