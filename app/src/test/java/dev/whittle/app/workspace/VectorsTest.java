package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.workspace.WorkspaceException.Kind;
import dev.whittle.embed.Embedder;
import dev.whittle.embed.Passage;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.Ranking;
import dev.whittle.prompt.Chunk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VectorsTest {
    private static final List<Chunk> CHUNKS = List.of(
            new Chunk("a", "Refunds", "Refunds take five days. They go to your card.", ""),
            new Chunk("b", "Ships", "Ships cross the ocean.", ""));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    /// Vectors made of a text's hash, and how many texts were embedded.
    private static final class Hashing implements Embedder {
        private int texts;

        @Override
        public String id() {
            return "hashing";
        }

        @Override
        public List<float[]> embed(Passage passage) {
            texts++;
            List<float[]> vectors = new ArrayList<>();
            for (int at = 0; at <= passage.spans().size(); at++) {
                double angle = (passage.text().hashCode() + at) % 1000 / 1000.0;
                vectors.add(new float[]{(float) Math.cos(angle), (float) Math.sin(angle)});
            }
            return vectors;
        }
    }

    private Workspace open() throws WorkspaceException {
        return Workspace.open(folder.resolve("w.sqlite"));
    }

    private static String key(int number) {
        return "%064x".formatted(number);
    }

    @Test
    void whatOneProgramEmbeddedAnotherOneFindsAndRanksTheSame() throws Exception {
        Hashing embedder = new Hashing();
        List<WorkspaceException> told = new ArrayList<>();
        Ranking first;
        try (Workspace workspace = open()) {
            first = new ChunkRanker(embedder, new StoredVectors(workspace::vectors, told::add)).rank(CHUNKS, "refund");
        }
        assertThat(embedder.texts).isEqualTo(3);
        try (Workspace workspace = open()) {
            ChunkRanker other = new ChunkRanker(embedder, new StoredVectors(workspace::vectors, told::add));
            assertThat(other.rank(CHUNKS, "refund")).isEqualTo(first);
        }
        assertThat(embedder.texts).isLessThanOrEqualTo(4); // the question may have to be embedded again
        assertThat(told).isEmpty();
    }

    @Test
    void vectorsComeBackAsTheyWereKept() throws Exception {
        // 0.5, -0.25 and 2^-14 are whole in 16 bits (IEEE 754 binary16)
        List<float[]> vectors = List.of(new float[]{0.5f, -0.25f}, new float[]{0x1p-14f, 1});
        try (Workspace workspace = open()) {
            workspace.vectors().put(Map.of(key(1), vectors, key(2), List.of()));
            assertThat(workspace.vectors().get(key(1)).orElseThrow()).containsExactlyElementsOf(vectors);
            assertThat(workspace.vectors().get(key(2)).orElseThrow()).isEmpty();
            assertThat(workspace.vectors().get(key(3))).isEmpty();
        }
    }

    @Test
    void theOldestGoWhenThereAreTooMany() throws Exception {
        try (Workspace workspace = open()) {
            Vectors small = new Vectors(workspace.database(), 30);
            for (int number = 1; number <= 4; number++) {
                small.put(Map.of(key(number), List.of(new float[]{1, 0, 0, 0}))); // 4 + 2 * 4 bytes each
            }
            assertThat(small.get(key(1))).isEmpty();
            assertThat(small.get(key(2))).isEmpty();
            assertThat(small.get(key(3))).isPresent();
            assertThat(small.get(key(4))).isPresent();
        }
    }

    @Test
    void aWorkspaceThatFailsIsToldOnceAndRankingGoesOn() throws Exception {
        Hashing embedder = new Hashing();
        List<WorkspaceException> told = new ArrayList<>();
        ChunkRanker ranker = new ChunkRanker(embedder, new StoredVectors(() -> {
            throw new WorkspaceException(Kind.FULL, "The disk is full.");
        }, told::add));

        Ranking ranking = ranker.rank(CHUNKS, "refund");
        assertThat(ranking.scored()).hasSize(2).allSatisfy(scored -> assertThat(scored.embedding()).isNotNull());
        assertThat(told).singleElement().extracting(Throwable::getMessage).isEqualTo("The disk is full.");
    }
}
