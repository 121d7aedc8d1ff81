/// The versions of a prompt: what changed between two of them and what that costs, the timeline, labels, and
/// going back without losing anything. The workspace keeps the versions themselves.
@NullMarked
package dev.whittle.app.versions;

import org.jspecify.annotations.NullMarked;
