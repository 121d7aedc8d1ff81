package dev.whittle.app.context;

import dev.whittle.catalog.Cost;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.TokenCount;
import java.util.List;

/// The chunks ranked and packed.
///
/// @param chunks the chunks this is for, so that a late result can be told from a current one
/// @param rows best first while there is a question, else in the order added; copies behind what they are copies of
/// @param asked whether there is a question that could be looked for
/// @param text the packed text
/// @param tokens tokens of the packed text
/// @param cost what the packed text costs in each question
/// @param all tokens of all chunks together, copies left out; upper end
/// @param coverage how likely the answer is in the packed text, an estimate from 0 to 1
public record ContextResult(List<Chunk> chunks, List<ContextRow> rows, boolean asked, String text, TokenCount tokens,
        Cost cost, long all, double coverage) {
    public ContextResult {
        chunks = List.copyOf(chunks);
        rows = List.copyOf(rows);
    }

    /// How many chunks are kept.
    public long kept() {
        return rows.stream().filter(ContextRow::kept).count();
    }

    /// How many chunks were folded into others.
    public long folded() {
        return rows.stream().filter(row -> row.copyOf() != null).count();
    }
}
