/// The Compare screen: two to four columns, each a prompt on a model with parameters, answered side by side.
/// What comes out is saved as an experiment.
@NullMarked
package dev.whittle.app.compare;

import org.jspecify.annotations.NullMarked;
