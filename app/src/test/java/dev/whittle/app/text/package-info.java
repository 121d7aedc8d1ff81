@NullMarked
package dev.whittle.app.text;

import org.jspecify.annotations.NullMarked;
