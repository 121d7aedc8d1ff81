/// Small controls that several screens share, and the dialogs of the operating system behind an
/// interface.
@NullMarked
package dev.whittle.app.control;

import org.jspecify.annotations.NullMarked;
