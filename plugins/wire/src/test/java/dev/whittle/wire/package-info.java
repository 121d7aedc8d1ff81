/// Tests of what providers share. Whole calls are tested where a protocol is spoken: in the plugins.
@NullMarked
package dev.whittle.wire;

import org.jspecify.annotations.NullMarked;
