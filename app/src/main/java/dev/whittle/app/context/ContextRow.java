package dev.whittle.app.context;

import dev.whittle.prompt.Chunk;

/// One chunk in the table.
///
/// @param position its place in the order the chunks were added
/// @param rank its place by score, from 1; 0 while there is no question
/// @param score BM25 score against the question
/// @param share its score as a share of the best one, 0 to 1
/// @param tokens tokens it takes in the packed text
/// @param kept whether it is in the packed text
/// @param why the reason it was kept or dropped
public record ContextRow(Chunk chunk, int position, int rank, double score, double share, long tokens, boolean kept,
        String why) {}
