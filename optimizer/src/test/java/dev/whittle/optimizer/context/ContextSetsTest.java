package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.context.ContextSets.Case;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

final class ContextSetsTest {
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");

    @Test
    void bm25FindsAsManyGoldDocumentsAsTheReferenceDid() throws IOException, InterruptedException {
        // shared/reference/optimizer.md 3.1: HotpotQA 84.8 %, COVID-QA 83.6 %, MuSiQue 55.0 % in the top 5
        // on the test sets; the tune sets are other questions of the same kinds, hence the band.
        assertThat(recallAt5("hotpot")).isBetween(0.79, 0.95);
        assertThat(recallAt5("covidqa")).isBetween(0.77, 0.95);
        assertThat(recallAt5("musique")).isBetween(0.49, 0.70);
    }

    @Test
    void noPackingIsOverBudget() throws IOException, InterruptedException {
        ChunkRanker ranker = new ChunkRanker();
        for (Case one : ContextSets.cases("hotpot")) {
            Ranking ranking = ranker.rank(one.chunks(), one.question());
            for (Granularity granularity : Granularity.values()) {
                for (long budget : new long[]{50, 200, 433, 1_000}) {
                    Packing packing = granularity.pack(ranking, O200K, budget, Order.BEST_FIRST_AND_LAST);
                    assertThat(O200K.count(packing.text()).tokens()).isLessThanOrEqualTo(budget);
                    assertThat(packing.tokens()).isEqualTo(O200K.count(packing.text()));
                }
            }
        }
    }

    private static double recallAt5(String set) throws IOException, InterruptedException {
        double sum = 0;
        int asked = 0;
        ChunkRanker ranker = new ChunkRanker();
        for (Case one : ContextSets.cases(set)) {
            if (!one.gold().isEmpty()) {
                Ranking ranking = ranker.rank(one.chunks(), one.question());
                long found = ranking.scored().stream().sorted(Comparator.comparingDouble(scored -> -scored.bm25()))
                        .limit(5).map(Scored::position).filter(one.gold()::contains).count();
                sum += (double) found / one.gold().size();
                asked++;
            }
        }
        return sum / asked;
    }
}
