/// Tests of running and recording experiments. Providers are played by scripts; prices are the published
/// ones of gpt-4o.
@NullMarked
package dev.whittle.optimizer.experiment;

import org.jspecify.annotations.NullMarked;
