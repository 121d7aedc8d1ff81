package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChunkRankerTest {
    private final ChunkRanker ranker = new ChunkRanker();

    @Test
    void theScoreIsBm25() throws InterruptedException {
        Ranking ranking = ranker.rank(List.of(chunk("1", "", "cat dog bird"), chunk("2", "", "dog bird bird")), "cat");
        // ln(1 + (2 - 1 + 0.5) / (1 + 0.5)) * 1 / (1 + 1.2 * (1 - 0.75 + 0.75 * 3 / 3)), by hand
        assertThat(ranking.scored().getFirst().bm25()).isCloseTo(Math.log(2) / 2.2, within(1e-6));
        assertThat(ranking.scored().get(1).bm25()).isZero();
    }

    @Test
    void stemsAndTitlesCount() throws InterruptedException {
        Ranking ranking = ranker
                .rank(List.of(chunk("1", "", "Nothing of it."), chunk("2", "Refunds", "Within a month."),
                        chunk("3", "", "A refunded order.")), "How are orders refunded?");
        assertThat(ranking.scored()).extracting(scored -> scored.chunk().id()).containsExactly("3", "2", "1");
        assertThat(ranking.scored()).extracting(Scored::rank).containsExactly(1, 2, 3);
        assertThat(ranking.scored()).extracting(Scored::position).containsExactly(2, 1, 0);
    }

    @Test
    void withoutAQuestionTheOrderIsKept() throws InterruptedException {
        List<Chunk> chunks = List.of(chunk("1", "", "b"), chunk("2", "", "a"));
        for (String question : List.of("", "  ", "the of and")) {
            assertThat(ranker.rank(chunks, question).scored()).extracting(Scored::chunk).isEqualTo(chunks);
        }
        assertThat(ranker.rank(List.of(), "question").scored()).isEmpty();
    }

    @Test
    void otherChunksAreIndexedAnew() throws InterruptedException {
        ranker.rank(List.of(chunk("1", "", "cat")), "cat");
        assertThat(ranker.rank(List.of(chunk("1", "", "dog")), "cat").scored().getFirst().bm25()).isZero();
    }

    static Chunk chunk(String id, String title, String text) {
        return new Chunk(id, title, text, "");
    }
}
