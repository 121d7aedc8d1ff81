package dev.whittle.optimizer;

import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.pass.ExtractPass;
import dev.whittle.tokenizer.Tokenizer;

/// How the documents of a prompt are cut sentence by sentence.
///
/// @param ranker tells what each sentence is worth
/// @param question what the documents are for; blank for the question of the prompt itself, or to keep
///     what tells most of them if it has none
public record Extraction(ChunkRanker ranker, String question) {
    ExtractPass under(Tokenizer tokenizer, long budget) {
        return new ExtractPass(ranker, question, tokenizer, budget);
    }
}
