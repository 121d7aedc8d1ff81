/// Context for a prompt: documents cut into chunks, chunks ranked against a question, and the best set
/// of them packed into a token budget. Everything works offline and gives the same result every time.
@NullMarked
package dev.whittle.optimizer.context;

import org.jspecify.annotations.NullMarked;
