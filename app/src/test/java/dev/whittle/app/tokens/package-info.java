/// Tests of the token view, most of them without a window.
@NullMarked
package dev.whittle.app.tokens;

import org.jspecify.annotations.NullMarked;
