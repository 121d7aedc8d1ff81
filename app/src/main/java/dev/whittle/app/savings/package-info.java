/// The Savings screen: strategies as cards on the open prompt's workload, and the bill from now to then. Every
/// number typed here is an assumption and says so; prices and tokens are those of the ladder.
@NullMarked
package dev.whittle.app.savings;

import org.jspecify.annotations.NullMarked;
