/// The command line as programs and people meet it: run in this process with streams of the test's own. JSON
/// shapes are compared whole, because they are an API.
@NullMarked
package dev.whittle.app.cli;

import org.jspecify.annotations.NullMarked;
