/// What an optimization does: look at a prompt and propose edits. Nothing is changed by a pass; the
/// optimizer gates its proposals and a person accepts them.
@NullMarked
package dev.whittle.pass;

import org.jspecify.annotations.NullMarked;
