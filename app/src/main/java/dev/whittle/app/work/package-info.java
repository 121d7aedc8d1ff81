/// Work beside the window: the only place in the app that starts threads. Jobs run in the background and
/// bring exactly one outcome back to the thread that owns the screen.
@NullMarked
package dev.whittle.app.work;

import org.jspecify.annotations.NullMarked;
