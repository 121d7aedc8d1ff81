package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.whittle.embed.Embedder;
import dev.whittle.embed.EmbedderException;
import dev.whittle.embed.Passage;
import dev.whittle.optimizer.context.Ranking.Part;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class HybridRankingTest {
    private static final List<Chunk> CHUNKS = List.of(
            ChunkRankerTest.chunk("cat", "", "The cat sleeps on the sofa. It purrs."),
            ChunkRankerTest.chunk("refund", "", "You get your money back within 30 days. Write to us."),
            ChunkRankerTest.chunk("ship", "", "Ships cross the ocean. They carry cargo."));
    private static final String STEPPED = "cargo ships cross which ocean, carry whose money, purr where";

    /// Knows which texts it was asked for; vectors are all the same.
    private static class Counting implements Embedder {
        final List<String> asked = new ArrayList<>();

        @Override
        public String id() {
            return "counting" + mostChars();
        }

        @Override
        public List<float[]> embed(Passage passage) throws EmbedderException, InterruptedException {
            asked.add(passage.text());
            List<float[]> vectors = new ArrayList<>();
            for (int count = passage.spans().size(); count >= 0; count--) {
                vectors.add(new float[]{1, 0});
            }
            return vectors;
        }
    }

    @Test
    void meaningFindsWhatNoWordFinds() throws InterruptedException {
        Embedder embedder = ServiceLoader.load(Embedder.class).findFirst().orElseThrow();
        Ranking ranking = new ChunkRanker(embedder, new RecentVectors()).rank(CHUNKS, "refund policy");
        assertThat(ranking.scored().getFirst().chunk().id()).isEqualTo("refund");
        assertThat(ranking.scored().getFirst().bm25()).isZero();
        assertThat(ranking.note()).isEmpty();
        assertThat(ranking.scored()).allSatisfy(scored -> assertThat(scored.embedding()).isBetween(-1.0, 1.0));
    }

    @Test
    void scoresAndWorthsAreSharesOfOne() throws InterruptedException {
        Ranking ranking = new ChunkRanker().rank(CHUNKS, "cargo ships");
        assertThat(ranking.scored().stream().mapToDouble(Scored::score).sum()).isCloseTo(1, within(1e-9));
        assertThat(ranking.scored().stream().mapToDouble(Scored::worth).sum()).isCloseTo(1, within(1e-9));
        assertThat(ranking.scored().getFirst().chunk().id()).isEqualTo("ship");
        assertThat(ranking.scored().getFirst().parts()).extracting(part -> part.in(CHUNKS.get(2)))
                .containsExactly("Ships cross the ocean.", "They carry cargo.");
    }

    @Test
    void aTitleNamedWhereTheQuestionLeadsIsTheSecondHop() throws InterruptedException {
        List<Chunk> chunks = List.of(
                ChunkRankerTest.chunk("book", "The Grey Harbour", "The Grey Harbour is a novel by Ana Brandt."),
                ChunkRankerTest.chunk("other", "Carl Moss", "Carl Moss was born in Riga in 1920."),
                ChunkRankerTest.chunk("author", "Ana Brandt", "Ana Brandt was born in Turku in 1931."),
                ChunkRankerTest.chunk("port", "Harbour", "A harbour is a place where ships are moored."),
                ChunkRankerTest.chunk("third", "Olaf Dahl", "Olaf Dahl was born in Bergen in 1911."));
        Ranking ranking = new ChunkRanker().rank(chunks, "Where was the author of The Grey Harbour born?");
        assertThat(ranking.scored()).extracting(scored -> scored.chunk().id()).containsSubsequence("book", "author",
                "other", "third");
    }

    @Test
    void nothingIsEmbeddedTwice() throws InterruptedException {
        Counting embedder = new Counting();
        RecentVectors vectors = new RecentVectors();
        List<Integer> progress = new ArrayList<>();
        new ChunkRanker(embedder, vectors).rank(CHUNKS, "one", progress::add);
        assertThat(progress).containsExactly(1, 2, 3);
        assertThat(embedder.asked).hasSize(4).contains("one");
        new ChunkRanker(embedder, vectors).rank(CHUNKS.subList(1, 3), "two");
        assertThat(embedder.asked).hasSize(5).endsWith("two");
    }

    @Test
    void aQuestionInStepsAboutASmallContextIsReadByTheBetterEmbedder() throws InterruptedException {
        Counting quick = new Counting();
        Counting better = better(CHUNKS.stream().mapToInt(chunk -> chunk.text().length()).sum());
        ChunkRanker ranker = new ChunkRanker(List.of(quick, better), new RecentVectors());
        ranker.rank(CHUNKS, STEPPED);
        assertThat(better.asked).hasSize(4);
        assertThat(quick.asked).isEmpty();
        List<Chunk> more = new ArrayList<>(CHUNKS);
        more.add(ChunkRankerTest.chunk("more", "", "!"));
        ranker.rank(more, STEPPED);
        assertThat(better.asked).hasSize(4);
        assertThat(quick.asked).contains("!", STEPPED);
    }

    @Test
    void anyOtherQuestionAndNoneAreReadByTheQuickest() throws InterruptedException {
        Counting quick = new Counting();
        Counting better = better(10_000);
        ChunkRanker ranker = new ChunkRanker(List.of(quick, better), new RecentVectors());
        ranker.rank(CHUNKS, "");
        ranker.rank(CHUNKS, "cargo ships");
        assertThat(quick.asked).hasSize(4).endsWith("cargo ships");
        assertThat(better.asked).isEmpty();
    }

    @Test
    void aQuestionAboutAChunkThatNamesAnotherIsOneInSteps() throws InterruptedException {
        List<Chunk> chunks = List.of(
                ChunkRankerTest.chunk("book", "The Grey Harbour", "The Grey Harbour is a novel by Ana Brandt."),
                ChunkRankerTest.chunk("author", "Ana Brandt", "Ana Brandt was born in Turku in 1931."));
        Counting quick = new Counting();
        Counting better = better(10_000);
        ChunkRanker ranker = new ChunkRanker(List.of(quick, better), new RecentVectors());
        ranker.rank(chunks, "Who wrote The Grey Harbour?");
        assertThat(better.asked).hasSize(3);
        assertThat(quick.asked).isEmpty();
        ranker.rank(chunks, "Who is Ana Brandt?");
        assertThat(better.asked).hasSize(3);
        assertThat(quick.asked).hasSize(3);
    }

    private static Counting better(int mostChars) {
        return new Counting() {
            @Override
            public int mostChars() {
                return mostChars;
            }
        };
    }

    @Test
    void aBrokenEmbedderLeavesTheWordsAndANote() throws InterruptedException {
        Counting broken = new Counting() {
            @Override
            public List<float[]> embed(Passage passage) throws EmbedderException, InterruptedException {
                super.embed(passage);
                throw new EmbedderException("The model is gone.", new IllegalStateException());
            }
        };
        ChunkRanker ranker = new ChunkRanker(broken, new RecentVectors());
        Ranking ranking = ranker.rank(CHUNKS, "cargo ships");
        assertThat(ranking.note()).isEqualTo("The model is gone.");
        assertThat(ranking.scored()).isEqualTo(new ChunkRanker().rank(CHUNKS, "cargo ships").scored());
        ranker.rank(CHUNKS, "again");
        assertThat(broken.asked).hasSize(1);
    }

    @Test
    void rankingIsStoppedWhileEmbedding() {
        Counting embedder = new Counting() {
            @Override
            public List<float[]> embed(Passage passage) throws EmbedderException, InterruptedException {
                Thread.currentThread().interrupt();
                return super.embed(passage);
            }
        };
        assertThatThrownBy(() -> new ChunkRanker(embedder, new RecentVectors()).rank(CHUNKS, "q"))
                .isInstanceOf(InterruptedException.class);
        assertThat(embedder.asked).hasSize(1);
    }

    @Test
    void withoutAQuestionEveryPartHasItsWorthAndTheOrderIsKept() throws InterruptedException {
        Counting embedder = new Counting();
        Ranking ranking = new ChunkRanker(embedder, new RecentVectors()).rank(CHUNKS, " ");
        assertThat(embedder.asked).hasSize(3);
        assertThat(ranking.asked()).isFalse();
        assertThat(ranking.scored()).extracting(Scored::score).containsOnly(0.0);
        assertThat(ranking.scored()).extracting(Scored::position).containsExactly(0, 1, 2);
        assertThat(ranking.scored()).extracting(Scored::embedding).containsOnlyNulls();
        assertThat(ranking.scored()).flatExtracting(Scored::parts).extracting(Part::worth)
                .allSatisfy(worth -> assertThat(worth).isPositive());
    }

    @Test
    void preparedChunksAreNotEmbeddedAgainForLikeQuestions() throws InterruptedException {
        Counting embedder = new Counting();
        ChunkRanker ranker = new ChunkRanker(embedder, new RecentVectors());
        assertThat(ranker.knows(CHUNKS, "cargo")).isFalse();
        ranker.prepare(CHUNKS, "cargo", _ -> {});
        assertThat(ranker.knows(CHUNKS, "refund")).isTrue();
        assertThat(ranker.knows(CHUNKS.subList(1, 3), "cargo")).isFalse();
        ranker.rank(CHUNKS, "cargo");
        ranker.rank(CHUNKS, "refund");
        assertThat(embedder.asked).hasSize(5).endsWith("cargo", "refund");
    }

    @Test
    void chunksAreKnownForAQuestionOnceItsEmbedderHasReadThem() throws InterruptedException {
        ChunkRanker ranker = new ChunkRanker(List.of(new Counting(), better(10_000)), new RecentVectors());
        ranker.prepare(CHUNKS, "cargo", _ -> {});
        assertThat(ranker.knows(CHUNKS, STEPPED)).isFalse();
        ranker.prepare(CHUNKS, STEPPED, _ -> {});
        assertThat(ranker.knows(CHUNKS, STEPPED)).isTrue();
        assertThat(ranker.knows(CHUNKS, "cargo")).isTrue();
    }
}
