/// Tests of the Compare screen: its view model with a background cranked by hand and scripted models, the
/// screen itself without a display, and all of it against a loopback server with the real plugin.
@NullMarked
package dev.whittle.app.compare;

import org.jspecify.annotations.NullMarked;
