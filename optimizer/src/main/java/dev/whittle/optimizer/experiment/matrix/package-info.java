/// Prompts x models x cases: reads cases, plans and forecasts the calls, runs them within a budget, and
/// keeps what every cell became. Nothing here knows a window or a file; what is kept goes through [ReplyStore].
@NullMarked
package dev.whittle.optimizer.experiment.matrix;

import org.jspecify.annotations.NullMarked;
