/// What a prompt costs at a person's workload ([Forecast]) and what a change would save ([Strategy],
/// [Waterfall], [Payback]). Nothing is assumed: calls, days, output tokens, hit rates are inputs.
@NullMarked
package dev.whittle.optimizer.savings;

import org.jspecify.annotations.NullMarked;
