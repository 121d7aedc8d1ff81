/// A window for tests, without a display.
@NullMarked
package dev.whittle.app.control;

import org.jspecify.annotations.NullMarked;
