package dev.whittle.app.context;

import dev.whittle.app.tokenizer.BuiltIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.catalog.Catalog;
import dev.whittle.document.Document;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.prompt.Chunk;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

final class ContextViewModelTest {
    private static final Chunk REFUNDS = new Chunk("refunds", "Refunds",
            "Refunds are paid within fourteen days after the return arrives.", "help/1");
    private static final Chunk SHIPPING = new Chunk("shipping", "Shipping",
            "Parcels leave the warehouse every morning.",
            "help/2");

    private final OpenPrompt open = new OpenPrompt();
    private final HeldBackground background = new HeldBackground();
    private final List<Throwable> told = new ArrayList<>();
    private final ContextViewModel context = new ContextViewModel(open, new ContextFiles(List.of(new Notes())),
            background, new SimpleObjectProperty<>(Catalog.bundled().find("openai/gpt-4o").orElseThrow()),
            BuiltIn.tokenizers(background), told::add);

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
            return new Document(name, List.of(new Document.Section("", "The note of " + name + ".")));
        }
    }

    private List<String> ids() {
        return context.chunksProperty().get().stream().map(Chunk::id).toList();
    }

    private ContextResult result() {
        ContextResult result = context.resultProperty().get();
        assertThat(result).isNotNull();
        return result;
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
    void aKindNobodyReadsIsRefusedInOneSentenceThatNamesTheKindsThatWork() {
        context.addFiles(List.of(Path.of("movie.mp4")));
        background.runAll();

        assertThat(told).singleElement().extracting(Throwable::getMessage)
                .isEqualTo("movie.mp4 is of a kind that cannot be read; use one of txt.");
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

        assertThat(context.resultProperty().get()).isNull();
    }

    @Test
    void thePackedTextFillsTheVariableAndUndoInThePromptTakesItBack() {
        open.open("p", Prompt.of(Message.user("Answer from {{context}}")));
        context.restore(List.of(REFUNDS), "refunds", 1_000);
        background.runAll();
        context.use("context");
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
}
