package dev.whittle.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.whittle.embed.Embedder;
import dev.whittle.embed.EmbedderException;
import dev.whittle.embed.Passage;
import dev.whittle.embed.Passage.Span;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SentenceEmbedderTest {
    private static final List<Embedder> EMBEDDERS = ServiceLoader.load(Embedder.class).stream()
            .map(ServiceLoader.Provider::get).toList();

    static List<Named<Embedder>> embedders() {
        return EMBEDDERS.stream().map(embedder -> Named.of(embedder.id(), embedder)).toList();
    }

    @ParameterizedTest
    @MethodSource("embedders")
    void likeMeaningsAreNearWithoutACommonWord(Embedder embedder) throws EmbedderException, InterruptedException {
        float[] question = whole(embedder, "How do I get my money back?");
        assertThat(dot(question, whole(embedder, "Refunds are paid within 30 days.")))
                .isGreaterThan(dot(question, whole(embedder, "The ferry sails at noon.")));
    }

    @ParameterizedTest
    @MethodSource("embedders")
    void vectorsHaveLengthOneAnd384Dimensions(Embedder embedder) throws EmbedderException, InterruptedException {
        String text = "Zeus is a god. He lives on Olympus.";
        List<float[]> vectors = embedder.embed(new Passage(text, List.of(new Span(0, 14), new Span(15, 35))));
        assertThat(vectors).hasSize(3).allSatisfy(vector -> {
            assertThat(vector).hasSize(384);
            assertThat(dot(vector, vector)).isCloseTo(1, within(1e-4f));
        });
    }

    @ParameterizedTest
    @MethodSource("embedders")
    void aSentenceKnowsItsPassage(Embedder embedder) throws EmbedderException, InterruptedException {
        String text = "Zeus is a god. He lives on Olympus.";
        float[] within = embedder.embed(new Passage(text, List.of(new Span(15, 35)))).get(1);
        float[] alone = embedder.embed(new Passage("He lives on Olympus.", List.of(new Span(0, 20)))).get(1);
        float[] question = whole(embedder, "Where does Zeus live?");
        assertThat(dot(question, within)).isGreaterThan(dot(question, alone));
    }

    @ParameterizedTest
    @MethodSource("embedders")
    void longTextsAreReadToTheirEnd(Embedder embedder) throws EmbedderException, InterruptedException {
        String before = "The ferry sails at noon. ".repeat(200);
        String last = "Penguins cannot fly.";
        List<float[]> vectors = embedder.embed(
                new Passage(before + last, List.of(new Span(0, 24), new Span(before.length(), before.length() + 20))));
        assertThat(dot(vectors.get(2), whole(embedder, "penguins")))
                .isGreaterThan(dot(vectors.get(1), whole(embedder, "penguins")));
    }

    @ParameterizedTest
    @MethodSource("embedders")
    void nothingToEmbedIsNoError(Embedder embedder) throws EmbedderException, InterruptedException {
        assertThat(whole(embedder, "")).hasSize(384);
        assertThat(embedder.embed(new Passage("a  b", List.of(new Span(1, 2)))).get(1)).containsOnly(0f);
    }

    @ParameterizedTest
    @MethodSource("embedders")
    void articlesAndMarksOfPunctuationAreNotReadUnlessThereIsNothingElse(Embedder embedder)
            throws EmbedderException, InterruptedException {
        assertThat(whole(embedder, "The captain, an old man (of the sea), and a ship."))
                .containsExactly(whole(embedder, "captain old man sea ship"));
        assertThat(dot(whole(embedder, "the"), whole(embedder, "of"))).isLessThan(0.999f);
    }

    @ParameterizedTest
    @MethodSource("embedders")
    void embeddingIsStoppedByAnInterrupt(Embedder embedder) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> embedder.embed(Passage.of("text"))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void oneEmbedderTakesContextsOfAnySizeAndTheOtherThoseItIsQuickEnoughFor() {
        assertThat(EMBEDDERS).extracting(Embedder::id, Embedder::mostChars).containsExactly(
                tuple("minilm-l6-v2-q-brief", Integer.MAX_VALUE), tuple("bge-small-en-v15-q-brief", 50_000));
    }

    @Test
    void spansOutsideTheTextAreRefused() {
        assertThatThrownBy(() -> new Passage("abc", List.of(new Span(2, 4))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Passage("abc", List.of(new Span(1, 2), new Span(0, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static float[] whole(Embedder embedder, String text) throws EmbedderException, InterruptedException {
        return embedder.embed(Passage.of(text)).getFirst();
    }

    private static float dot(float[] left, float[] right) {
        float sum = 0;
        for (int at = 0; at < left.length; at++) {
            sum += left[at] * right[at];
        }
        return sum;
    }
}
