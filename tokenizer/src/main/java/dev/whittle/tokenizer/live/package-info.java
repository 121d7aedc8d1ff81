/// The tree behind `LiveCount`: the text in short segments, each with what it measures, summed up on
/// the way to the root. An edit touches the segments around it and their ancestors, nothing else.
@NullMarked
package dev.whittle.tokenizer.live;

import org.jspecify.annotations.NullMarked;
