/// Tests of the Experiments screen: the view model with a background cranked by hand and the real workspace
/// file behind it, and the screen itself without a display.
@NullMarked
package dev.whittle.app.experiments;

import org.jspecify.annotations.NullMarked;
