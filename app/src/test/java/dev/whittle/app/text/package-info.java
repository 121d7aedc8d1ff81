/// Tests of texts to be read.
@NullMarked
package dev.whittle.app.text;

import org.jspecify.annotations.NullMarked;
