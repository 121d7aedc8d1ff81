/// Tests of runs over cases. Providers are played by scripts; prices are the published ones of gpt-4o.
@NullMarked
package dev.whittle.optimizer.experiment.matrix;

import org.jspecify.annotations.NullMarked;
