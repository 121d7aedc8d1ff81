package dev.whittle.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.whittle.embed.Embedder;
import dev.whittle.embed.EmbedderException;
import dev.whittle.embed.Passage;
import dev.whittle.embed.Passage.Span;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class MiniLmEmbedderTest {
    private static final Embedder EMBEDDER = ServiceLoader.load(Embedder.class).findFirst().orElseThrow();

    @Test
    void likeMeaningsAreNearerThanLikeWords() throws EmbedderException, InterruptedException {
        float[] question = whole("How do I get my money back?");
        assertThat(dot(question, whole("Refunds are paid within 30 days.")))
                .isGreaterThan(dot(question, whole("He turned his back on money.")));
    }

    @Test
    void vectorsHaveLengthOneAnd384Dimensions() throws EmbedderException, InterruptedException {
        String text = "Zeus is a god. He lives on Olympus.";
        List<float[]> vectors = EMBEDDER.embed(new Passage(text, List.of(new Span(0, 14), new Span(15, 35))));
        assertThat(vectors).hasSize(3).allSatisfy(vector -> {
            assertThat(vector).hasSize(384);
            assertThat(dot(vector, vector)).isCloseTo(1, within(1e-4f));
        });
    }

    @Test
    void aSentenceKnowsItsPassage() throws EmbedderException, InterruptedException {
        String text = "Zeus is a god. He lives on Olympus.";
        float[] within = EMBEDDER.embed(new Passage(text, List.of(new Span(15, 35)))).get(1);
        float[] question = whole("Where does Zeus live?");
        assertThat(dot(question, within)).isGreaterThan(dot(question, whole("He lives on Olympus.")));
    }

    @Test
    void longTextsAreReadToTheirEnd() throws EmbedderException, InterruptedException {
        String before = "The ferry sails at noon. ".repeat(200);
        String last = "Penguins cannot fly.";
        List<float[]> vectors = EMBEDDER.embed(
                new Passage(before + last, List.of(new Span(0, 24), new Span(before.length(), before.length() + 20))));
        assertThat(dot(vectors.get(2), whole("penguins"))).isGreaterThan(dot(vectors.get(1), whole("penguins")) + 0.1f);
    }

    @Test
    void nothingToEmbedIsNoError() throws EmbedderException, InterruptedException {
        assertThat(whole("")).hasSize(384);
        assertThat(EMBEDDER.embed(new Passage("a  b", List.of(new Span(1, 2)))).get(1)).containsOnly(0f);
    }

    @Test
    void embeddingIsStoppedByAnInterrupt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> EMBEDDER.embed(Passage.of("text"))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void spansOutsideTheTextAreRefused() {
        assertThatThrownBy(() -> new Passage("abc", List.of(new Span(2, 4))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Passage("abc", List.of(new Span(1, 2), new Span(0, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static float[] whole(String text) throws EmbedderException, InterruptedException {
        return EMBEDDER.embed(Passage.of(text)).getFirst();
    }

    private static float dot(float[] left, float[] right) {
        float sum = 0;
        for (int at = 0; at < left.length; at++) {
            sum += left[at] * right[at];
        }
        return sum;
    }
}
