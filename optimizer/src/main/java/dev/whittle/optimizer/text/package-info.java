/// Where lines and sentences begin and end, and how edits are cut into a text. Everything works on
/// char offsets of the text it is given, so that whatever is found can become an edit of the original.
@NullMarked
package dev.whittle.optimizer.text;

import org.jspecify.annotations.NullMarked;
