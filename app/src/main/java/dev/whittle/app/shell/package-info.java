/// The frame of the window: navigation rail, cost ladder, command palette, problem bar. It knows screens
/// only as names with a node.
@NullMarked
package dev.whittle.app.shell;

import org.jspecify.annotations.NullMarked;
