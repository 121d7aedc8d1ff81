/// Opens documents as text. Every file may be hostile, so a reader works within the limits it is given.
@NullMarked
package dev.whittle.document;

import org.jspecify.annotations.NullMarked;
