/// Tests of the stand-ins for providers.
@NullMarked
package dev.whittle.offline;

import org.jspecify.annotations.NullMarked;
