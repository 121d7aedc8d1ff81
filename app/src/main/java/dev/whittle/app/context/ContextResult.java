package dev.whittle.app.context;

import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.TokenCount;
import java.util.List;

/// The chunks ranked and packed.
///
/// @param chunks the chunks this is for, so that a late result can be told from a current one
/// @param rows best first while there is a question, else in the order added
/// @param text the packed text
/// @param tokens tokens of the packed text
/// @param all tokens of all chunks together
public record ContextResult(List<Chunk> chunks, List<ContextRow> rows, String text, TokenCount tokens,
        TokenCount all) {}
