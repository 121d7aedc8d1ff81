/// The tokenizers that count for models: those built in, and those a person has pointed to, which are
/// kept by name and hash in the home folder. The front door is [ModelTokenizers], for window and command
/// line alike.
@NullMarked
package dev.whittle.app.tokenizer;

import org.jspecify.annotations.NullMarked;
