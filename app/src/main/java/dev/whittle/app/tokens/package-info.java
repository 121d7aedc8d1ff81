/// The token view: the prompt as it is sent with the boundaries of its tokens, and how many of them each line
/// holds. It knows prompts and encodings, but neither the editors nor the ladder.
@NullMarked
package dev.whittle.app.tokens;

import org.jspecify.annotations.NullMarked;
