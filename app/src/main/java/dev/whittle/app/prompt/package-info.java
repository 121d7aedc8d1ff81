/// The Prompt screen: the messages being edited, their variables, opening files. [OpenPrompt] is the one
/// text the whole window works on; every change to it can be undone.
@NullMarked
package dev.whittle.app.prompt;

import org.jspecify.annotations.NullMarked;
