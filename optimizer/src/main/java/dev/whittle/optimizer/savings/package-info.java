/// Forecasts: what a prompt costs a call and a month at a person's workload. Nothing is assumed: calls,
/// days and output tokens are inputs.
@NullMarked
package dev.whittle.optimizer.savings;

import org.jspecify.annotations.NullMarked;
