package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.SharedData;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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
        for (JsonNode line : SharedData.lines("context/hotpot_tune.jsonl.gz")) {
            List<Chunk> chunks = chunks(line);
            Ranking ranking = ranker.rank(chunks, line.get("question").asString());
            for (long budget : new long[]{50, 200, 433, 1_000}) {
                Packing packing = Packer.pack(ranking, O200K, budget, Order.BEST_FIRST_AND_LAST);
                assertThat(O200K.count(packing.text()).tokens()).isLessThanOrEqualTo(budget);
                assertThat(packing.tokens()).isEqualTo(O200K.count(packing.text()));
            }
        }
    }

    private static double recallAt5(String set) throws IOException, InterruptedException {
        double sum = 0;
        int asked = 0;
        ChunkRanker ranker = new ChunkRanker();
        for (JsonNode line : SharedData.lines("context/" + set + "_tune.jsonl.gz")) {
            Set<Integer> gold = gold(line);
            if (!gold.isEmpty()) {
                Ranking ranking = ranker.rank(chunks(line), line.get("question").asString());
                long found = ranking.scored().stream().limit(5).map(Scored::position).filter(gold::contains).count();
                sum += (double) found / gold.size();
                asked++;
            }
        }
        return sum / asked;
    }

    private static Set<Integer> gold(JsonNode line) {
        List<Integer> gold = new ArrayList<>();
        for (int index = 0; index < line.get("docs").size(); index++) {
            if (line.get("docs").get(index).get("gold").asBoolean()) {
                gold.add(index);
            }
        }
        return gold.stream().collect(Collectors.toSet());
    }

    private static List<Chunk> chunks(JsonNode line) {
        List<Chunk> chunks = new ArrayList<>();
        for (JsonNode doc : line.get("docs")) {
            chunks.add(new Chunk(Integer.toString(chunks.size()), doc.get("title").asString(),
                    doc.get("text").asString(), ""));
        }
        return chunks;
    }
}
