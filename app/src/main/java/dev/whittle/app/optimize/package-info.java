/// The Optimize screen: proposals of the passes in a ledger, each with what it saves and why; the person
/// decides on each, and applies the result to the open prompt.
@NullMarked
package dev.whittle.app.optimize;

import org.jspecify.annotations.NullMarked;
