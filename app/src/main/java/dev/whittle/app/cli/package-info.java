/// The command line: the same engine without a window. Each command is its own class; results go to
/// standard output, messages to standard error.
@NullMarked
package dev.whittle.app.cli;

import org.jspecify.annotations.NullMarked;
