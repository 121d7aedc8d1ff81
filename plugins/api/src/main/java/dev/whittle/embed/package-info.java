/// What turns text into vectors. Embedders are plugins found at run time; without one, ranking is by
/// words alone.
@NullMarked
package dev.whittle.embed;

import org.jspecify.annotations.NullMarked;
