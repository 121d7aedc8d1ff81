/// Tests of Compare on cases: its view models with a background cranked by hand, scripted models and a real workspace
/// file, and the page itself without a display.
@NullMarked
package dev.whittle.app.matrix;

import org.jspecify.annotations.NullMarked;
