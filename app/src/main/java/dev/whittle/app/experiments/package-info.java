/// The Experiments screen: what was compared before, each with every input as it was. Experiments are read,
/// reopened and deleted here, never changed.
@NullMarked
package dev.whittle.app.experiments;

import org.jspecify.annotations.NullMarked;
