package dev.whittle.app.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.document.Document;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.embed.Embedder;
import dev.whittle.embed.Passage;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.RecentVectors;
import dev.whittle.prompt.Chunk;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

final class ContextViewModelTest {
    private static final Chunk REFUNDS = new Chunk("refunds", "Refunds",
            "Refunds are paid within fourteen days after the return arrives.", "help/1");
    private static final Price PRICE = new Price(null, null, Price.Mode.STANDARD, null,
            new Rates(new BigDecimal("2.50"), new BigDecimal("10.00"), null, null, null, null, null), List.of(), false,
            null, null);
    private static final Chunk SHIPPING = new Chunk("shipping", "Shipping",
            "Parcels leave the warehouse every morning.",
            "help/2");

    private final OpenPrompt open = new OpenPrompt();
    private final HeldBackground background = new HeldBackground();
    private final List<Throwable> told = new ArrayList<>();
    private final List<String> news = new ArrayList<>();
    private final CountingEmbedder embedder = new CountingEmbedder("counting", Integer.MAX_VALUE);
    private final CountingEmbedder better = new CountingEmbedder("better", 10_000);
    // gpt-4o: 2.50 USD per million input tokens (OpenAI's price list)
    private final TokenPrice price = tokens -> new Cost.Priced(
            new BigDecimal("0.0000025").multiply(BigDecimal.valueOf(tokens)), PRICE);
    private final ContextViewModel context = new ContextViewModel(open, new ContextFiles(List.of(new Notes())),
            new ChunkRanker(List.of(embedder, better), new RecentVectors()), background,
            new SimpleObjectProperty<>(Tokenizers.get("o200k_base")), new SimpleObjectProperty<>(price), told::add,
            news::add);

    /// Vectors that say nothing, and how many texts were embedded.
    private static final class CountingEmbedder implements Embedder {
        private final String id;
        private final int mostChars;
        private int texts;

        CountingEmbedder(String id, int mostChars) {
            this.id = id;
            this.mostChars = mostChars;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public int mostChars() {
            return mostChars;
        }

        @Override
        public List<float[]> embed(Passage passage) {
            texts++;
            return Collections.nCopies(passage.spans().size() + 1, new float[]{1, 0});
        }
    }

    /// Reads any `.txt`; the one called bad.txt cannot be read.
    private static final class Notes implements DocumentReader {
        @Override
        public String id() {
            return "notes";
        }

        @Override
        public Set<String> extensions() {
            return Set.of("txt");
        }

        @Override
        public Document read(Path file, Limits limits) throws DocumentException {
            String name = file.getFileName().toString();
            if (name.equals("bad.txt")) {
                throw new DocumentException("\"bad.txt\" is not text; choose another file.");
            }
            return new Document(name, List.of(new Document.Section("", "The note of " + name + ".")),
                    Document.Layout.MARKDOWN, name.equals("old.txt") ? "\"old.txt\" is old." : "");
        }
    }

    private List<String> ids() {
        return context.chunksProperty().get().stream().map(Chunk::id).toList();
    }

    private ContextResult result() {
        ContextResult result = ContextState.result(context.stateProperty().get());
        return Objects.requireNonNull(result);
    }

    @Test
    void aBadFileIsToldAndLeavesTheOthers() {
        context.addFiles(List.of(Path.of("a.txt"), Path.of("bad.txt"), Path.of("b.txt")));
        assertThat(context.readingProperty().get()).isEqualTo(3);
        background.runAll();

        assertThat(context.chunksProperty().get()).extracting(Chunk::text).containsExactly("The note of a.txt.",
                "The note of b.txt.");
        assertThat(told).singleElement().isInstanceOf(DocumentException.class);
        assertThat(context.readingProperty().get()).isZero();
    }

    @Test
    void filesThatEndOutOfOrderAreAddedInTheOrderGivenAsOneStep() {
        context.addFiles(List.of(Path.of("a.txt"), Path.of("b.txt"), Path.of("c.txt")));
        background.runNewest();
        background.runAll();

        assertThat(context.chunksProperty().get()).extracting(Chunk::source).containsExactly("a.txt", "b.txt",
                "c.txt");
        context.undo();
        assertThat(context.chunksProperty().get()).isEmpty();
    }

    @Test
    void severalBadFilesAreToldTogether() {
        context.addFiles(List.of(Path.of("x", "bad.txt"), Path.of("a.txt"), Path.of("y", "bad.txt")));
        background.runAll();

        assertThat(told).singleElement().extracting(Throwable::getMessage)
                .isEqualTo("2 of 3 files cannot be read. \"bad.txt\" is not text; choose another file."
                        + " \"bad.txt\" is not text; choose another file.");
    }

    @Test
    void whatIsSaidOfAFileReachesThePersonAndSoDoNoOtherKinds() {
        context.addFiles(List.of(Path.of("old.txt"), Path.of("Makefile")));
        background.runAll();

        assertThat(context.chunksProperty().get()).extracting(Chunk::source).containsExactly("old.txt", "Makefile");
        assertThat(news).containsExactly("\"old.txt\" is old.");
    }

    @Test
    void stoppedReadingAddsNothingAndCanBeginAgain() {
        context.addFiles(List.of(Path.of("a.txt"), Path.of("b.txt")));
        context.stop();
        background.runAll();
        assertThat(context.chunksProperty().get()).isEmpty();
        assertThat(context.readingProperty().get()).isZero();

        context.addFiles(List.of(Path.of("c.txt")));
        background.runAll();
        assertThat(context.chunksProperty().get()).extracting(Chunk::source).containsExactly("c.txt");
    }

    @Test
    void idsAreUniqueEvenForTheSameFileTwice() {
        context.addFiles(List.of(Path.of("a.txt"), Path.of("a.txt"), Path.of("a.txt")));
        background.runAll();
        context.addText("pasted once");
        context.addText("pasted twice");
        background.runAll();

        assertThat(ids()).hasSize(5).doesNotHaveDuplicates();
        assertThat(new HashSet<>(ids())).hasSize(5);
    }

    @Test
    void aRemovedChunkComesBackWithUndo() {
        context.restore(List.of(REFUNDS, SHIPPING), "", 1_000);
        assertThat(context.undoableProperty().get()).isFalse();
        context.remove(List.of(REFUNDS));
        assertThat(ids()).containsExactly("shipping");

        context.undo();
        assertThat(context.chunksProperty().get()).containsExactly(REFUNDS, SHIPPING);
        assertThat(context.undoableProperty().get()).isFalse();
    }

    @Test
    void clearedChunksComeBackWithUndo() {
        context.restore(List.of(REFUNDS, SHIPPING), "", 1_000);
        context.clear();
        context.undo();

        assertThat(context.chunksProperty().get()).containsExactly(REFUNDS, SHIPPING);
    }

    @Test
    void theChunkThatAnswersTheQuestionIsRankedFirst() {
        context.restore(List.of(SHIPPING, REFUNDS), "When are refunds paid?", 1_000);
        background.runAll();

        assertThat(result().rows().getFirst().chunk()).isEqualTo(REFUNDS);
        assertThat(result().rows().getFirst().rank()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitTheBudgetIsDroppedWithAReason() {
        context.restore(List.of(SHIPPING, REFUNDS), "When are refunds paid?", 15);
        background.runAll();

        assertThat(result().tokens().tokens()).isLessThanOrEqualTo(15);
        assertThat(result().rows()).filteredOn(row -> !row.kept()).extracting(ContextRow::chunk)
                .containsExactly(SHIPPING);
        assertThat(result().rows()).allSatisfy(row -> assertThat(row.why()).isNotBlank());
    }

    @Test
    void anOlderPackingNeverOverwritesANewerOne() {
        context.restore(List.of(SHIPPING, REFUNDS), "refunds", 1_000);
        context.questionProperty().set("parcels");
        background.runAll();

        assertThat(result().rows().getFirst().chunk()).isEqualTo(SHIPPING);
    }

    @Test
    void aPackingThatEndsAfterEverythingWasRemovedIsNotShown() {
        context.restore(List.of(SHIPPING, REFUNDS), "refunds", 1_000);
        context.clear();
        background.runAll();

        assertThat(context.stateProperty().get()).isEqualTo(new ContextState.Empty());
    }

    @Test
    void thePackedTextFillsTheVariableAndUndoInThePromptTakesItBack() {
        open.open("p", Prompt.of(Message.user("Answer from {{context}}")));
        context.restore(List.of(REFUNDS), "refunds", 1_000);
        background.runAll();
        context.use("context");
        assertThat(news).singleElement().asString().startsWith("{{context}} holds what is kept now: ");
        assertThat(open.prompt().values().get("context")).contains(REFUNDS.text());

        open.undo();
        assertThat(open.prompt().unfilled()).containsExactly("context");
    }

    @Test
    void pastedTextHasLineEndsOfOneKind() {
        context.addText("one\r\ntwo");
        background.runAll();

        assertThat(context.chunksProperty().get()).singleElement().extracting(Chunk::text).isEqualTo("one\ntwo");
    }

    private ContextState.Meaning meaning() {
        return ((ContextState.Ready) context.stateProperty().get()).meaning();
    }

    private static List<Chunk> many(int count) {
        return IntStream.range(0, count).mapToObj(number -> new Chunk("c" + number, "Chapter " + number,
                "Paragraph %d is about berth %d of port %d.".formatted(number, number * 7, number % 13), "book"))
                .toList();
    }

    @Test
    void wordsRankAtOnceAndMeaningFollows() {
        context.restore(List.of(SHIPPING, REFUNDS), "When are refunds paid?", 1_000);
        background.runNext();
        background.runNewest();
        assertThat(result().rows().getFirst().cosine()).isNull();
        assertThat(meaning()).isEqualTo(new ContextState.Meaning.Embedding(0, 2));

        background.runAll();
        assertThat(meaning()).isEqualTo(new ContextState.Meaning.Used());
        assertThat(result().rows()).extracting(ContextRow::cosine).doesNotContainNull();
    }

    @Test
    void stoppedEmbeddingLeavesTheRankingByWordsAndCanGoOn() {
        context.restore(List.of(SHIPPING, REFUNDS), "When are refunds paid?", 1_000);
        background.runNext();
        background.runNewest();
        context.stop();
        background.runAll();
        assertThat(embedder.texts).isZero();
        assertThat(meaning()).isEqualTo(new ContextState.Meaning.Without(
                "Stopped at 0 of 2 chunks: ranked by words alone.", true));

        context.embedAgain();
        background.runAll();
        assertThat(meaning()).isEqualTo(new ContextState.Meaning.Used());
    }

    @Test
    void anotherBudgetRanksNothingAnewAndAnotherQuestionEmbedsOnlyItself() {
        context.restore(many(200), "Which berth is in chapter 7?", 100);
        background.runAll();
        int chunksAndQuestion = embedder.texts;
        assertThat(chunksAndQuestion).isEqualTo(201);
        for (int budget = 50; budget < 2_000; budget += 50) {
            context.budgetProperty().set(budget);
            background.runAll();
        }
        assertThat(embedder.texts).isEqualTo(chunksAndQuestion);

        context.questionProperty().set("Which port has berth 14?");
        background.runAll();
        assertThat(embedder.texts).isEqualTo(chunksAndQuestion + 1);
    }

    @Test
    void aQuestionInStepsThatComesWhileChunksAreEmbeddedIsReadByTheBetterEmbedderAfterwards() {
        String steps = "Which port that parcels leave every morning refunds customers sooner than others?";
        context.restore(List.of(SHIPPING, REFUNDS), "When are refunds paid?", 1_000);
        background.runNext();
        context.questionProperty().set(steps);
        background.runAll();
        assertThat(meaning()).isEqualTo(new ContextState.Meaning.Used());
        assertThat(embedder.texts).isEqualTo(3); // the chunks and the question that is gone
        assertThat(better.texts).isEqualTo(3);
        assertThat(result().rows()).extracting(ContextRow::cosine).doesNotContainNull();

        context.questionProperty().set("When do parcels leave?");
        background.runAll();
        context.questionProperty().set(steps);
        background.runAll();
        assertThat(embedder.texts).isEqualTo(4);
        assertThat(better.texts).isEqualTo(3);
        assertThat(meaning()).isEqualTo(new ContextState.Meaning.Used());
    }

    @Test
    void copiesStandBelowWhatTheyAreCopiesOfWithItsName() {
        Chunk copy = new Chunk("again", "Refunds again", REFUNDS.text(), "help/3");
        context.restore(List.of(SHIPPING, REFUNDS, copy), "When are refunds paid?", 1_000);
        background.runAll();

        assertThat(result().rows()).extracting(ContextRow::chunk).containsExactly(REFUNDS, copy, SHIPPING);
        assertThat(result().rows().get(1).why()).isEqualTo("Says the same as \"Refunds\".");
        assertThat(result().rows().get(1).copyOf()).isEqualTo(REFUNDS);
        assertThat(result().folded()).isEqualTo(1);
    }

    @Test
    void theCurveGoesFromNothingToEverythingAndIsPriced() {
        context.restore(many(30), "Which berth is in chapter 7?", 100);
        background.runAll();
        Curve curve = Objects.requireNonNull(context.curveProperty().get());

        assertThat(curve.most()).isEqualTo(result().all());
        assertThat(curve.points().getFirst().coverage()).isZero();
        assertThat(curve.points().getLast().coverage()).isCloseTo(1, within(1e-9));
        assertThat(curve.points()).isSortedAccordingTo(Comparator.comparingDouble(Curve.Point::coverage));
        assertThat(curve.points()).allSatisfy(point -> assertThat(point.cost())
                .isEqualTo(price.of(point.tokens().tokens())));
    }

    @Test
    void withoutAQuestionThereIsNoCurveAndNothingIsEmbedded() {
        context.restore(many(5), "", 100);
        background.runAll();

        assertThat(context.curveProperty().get()).isNull();
        assertThat(embedder.texts).isZero();
        assertThat(result().asked()).isFalse();
    }

    @Test
    void anAmountOfMoneyIsTheMostTokensItBuys() {
        // 0.001 USD / 0.0000025 USD a token
        assertThat(price.tokensFor(new BigDecimal("0.001"), 100_000)).isEqualTo(400);
        assertThat(price.tokensFor(new BigDecimal("0.0009999"), 100_000)).isEqualTo(399);
        assertThat(price.tokensFor(BigDecimal.ONE, 100_000)).isEqualTo(100_000);
        assertThat(((TokenPrice) _ -> new Cost.Unpriced("Nobody knows.")).tokensFor(BigDecimal.ONE, 9)).isZero();
    }

    @Test
    void aCurveThatTakesLongToDrawAnewIsMarkedAsOutdatedUntilThen() {
        context.restore(List.of(SHIPPING, REFUNDS), "When are refunds paid?", 1_000);
        background.runAll();
        background.elapse();
        assertThat(context.curveOutdatedProperty().get()).isFalse();

        context.questionProperty().set("When do parcels leave?");
        Curve before = context.curveProperty().get();
        while (result().rows().getFirst().chunk().equals(REFUNDS)) {
            background.runNext();
        }
        background.elapse();
        assertThat(context.curveProperty().get()).isSameAs(before);
        assertThat(context.curveOutdatedProperty().get()).isTrue();
        background.runAll();
        assertThat(context.curveProperty().get()).isNotSameAs(before);
        assertThat(context.curveOutdatedProperty().get()).isFalse();
    }
}
