/// What went wrong, told so that a person can act: one sentence what happened, one what to do, and the
/// cause for the log.
@NullMarked
package dev.whittle.app.problem;

import org.jspecify.annotations.NullMarked;
