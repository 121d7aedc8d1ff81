/// The Compare screen on cases: its columns tried on every case of a file, every answer checked, in a grid that stays
/// fluent at ten thousand cells. What was paid for is kept before it is shown, so that a run can be resumed.
@NullMarked
package dev.whittle.app.matrix;

import org.jspecify.annotations.NullMarked;
