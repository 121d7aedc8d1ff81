/// Writes prompts as template files other programs load, and reads them back.
@NullMarked
package dev.whittle.format;

import org.jspecify.annotations.NullMarked;
