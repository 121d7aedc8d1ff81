@NullMarked
package dev.whittle.app.training;

import org.jspecify.annotations.NullMarked;
