/// The passes: one class each, all stateless and safe for use by several threads. A pass only proposes;
/// what saves nothing or breaks a rule is dropped by the optimizer.
@NullMarked
package dev.whittle.optimizer.pass;

import org.jspecify.annotations.NullMarked;
