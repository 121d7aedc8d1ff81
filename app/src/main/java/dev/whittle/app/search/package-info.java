/// Searching everything that is kept, and the list of saved prompts with what there is to say about their models. It
/// finds; what a hit opens belongs to other rooms.
@NullMarked
package dev.whittle.app.search;

import org.jspecify.annotations.NullMarked;
