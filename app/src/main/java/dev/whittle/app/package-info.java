/// The program: the window, the command line, and how their objects are joined. Objects are made and
/// joined by hand in [Wiring], one method a feature.
@NullMarked
package dev.whittle.app;

import org.jspecify.annotations.NullMarked;
