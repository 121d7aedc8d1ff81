package dev.whittle.app.context;

import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.Order;
import dev.whittle.optimizer.context.Packer;
import dev.whittle.optimizer.context.Packing;
import dev.whittle.optimizer.context.Ranking;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is to be ranked and packed.
record ContextWork(
        ChunkRanker ranker, List<Chunk> chunks, String question, int budget, Order order, Tokenizer tokenizer) {
    ContextResult run() throws InterruptedException {
        Ranking ranking = ranker.rank(chunks, question);
        Packing packing = Packer.pack(ranking, tokenizer, budget, order);
        boolean asked = ranking.asked();
        double best = ranking.scored().stream().mapToDouble(Scored::score).max().orElse(0);
        List<ContextRow> rows = new ArrayList<>();
        packing.kept().forEach(kept -> rows.add(row(kept.scored(), best, asked, kept.tokens(), true, kept.reason())));
        packing.dropped().forEach(
                dropped -> rows.add(row(dropped.scored(), best, asked, dropped.tokens(), false, dropped.reason())));
        rows.sort(Comparator.comparingInt(ContextRow::position));
        if (asked) {
            rows.sort(Comparator.comparingInt(ContextRow::rank));
        }
        TokenCount all = chunks.stream().map(chunk -> tokenizer.count(chunk.text()))
                .reduce(TokenCount.ZERO, TokenCount::plus);
        return new ContextResult(chunks, rows, packing.text(), packing.tokens(), all);
    }

    private static ContextRow row(Scored scored, double best, boolean asked, long tokens, boolean kept, String why) {
        return new ContextRow(scored.chunk(), scored.position(), asked ? scored.rank() : 0, scored.bm25(),
                best > 0 ? scored.score() / best : 0, tokens, kept, why);
    }
}
