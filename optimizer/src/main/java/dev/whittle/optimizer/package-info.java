/// A prompt in, a cheaper prompt out, with the reason for every cut and the proof that what must
/// survive did. The front door is [Optimizer]; what it found is a [Ledger] of proposals.
@NullMarked
package dev.whittle.optimizer;

import org.jspecify.annotations.NullMarked;
