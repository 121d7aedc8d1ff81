package dev.whittle.app.context;

import dev.whittle.catalog.Cost;
import dev.whittle.prompt.Chunk;
import org.jspecify.annotations.Nullable;

/// One chunk in the table.
///
/// @param position its place in the order the chunks were added
/// @param rank its place by score, from 1; 0 while there is no question
/// @param score how likely the answer needs it, as a share of all chunks
/// @param share its score as a share of the best one, 0 to 1
/// @param bm25 BM25 score against the question
/// @param cosine cosine of its meaning and the question's, or null if words count alone
/// @param tokens tokens it takes in the packed text
/// @param cost what these tokens cost in each question
/// @param kept whether it is in the packed text
/// @param why the reason it was kept or dropped
/// @param copyOf the chunk that is kept in its place because it says the same, or null
public record ContextRow(Chunk chunk, int position, int rank, double score, double share, double bm25,
        @Nullable Double cosine, long tokens, Cost cost, boolean kept, String why, @Nullable Chunk copyOf) {}
