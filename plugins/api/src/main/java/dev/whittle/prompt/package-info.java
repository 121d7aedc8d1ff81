/// What everything talks about: prompts, their messages and variables, context chunks and examples.
/// All are immutable records; a changed prompt is a new one with a new [PromptId].
@NullMarked
package dev.whittle.prompt;

import org.jspecify.annotations.NullMarked;
