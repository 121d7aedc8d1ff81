@NullMarked
package dev.whittle.optimizer.experiment.statistics;

import org.jspecify.annotations.NullMarked;
