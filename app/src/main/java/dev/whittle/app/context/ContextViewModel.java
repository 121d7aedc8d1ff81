package dev.whittle.app.context;

import dev.whittle.app.Figures;
import dev.whittle.app.context.ContextState.Meaning;
import dev.whittle.app.context.PackingWork.Packed;
import dev.whittle.app.context.PackingWork.Wanted;
import dev.whittle.app.context.RankingWork.Asked;
import dev.whittle.app.context.RankingWork.Ranked;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.work.Latest;
import dev.whittle.app.workspace.ContextOptions;
import dev.whittle.document.Document;
import dev.whittle.document.Document.Layout;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.Chunking;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The context of the open prompt: chunks, the question they are ranked against, the budget they are packed to. Chunks
/// or question changed: ranked anew; budget or order changed: only packed anew; all beside the window.
public final class ContextViewModel {
    /// What relevance counts against variety where variety is wanted (shared/reference/optimizer.md 3.2).
    private static final double VARIED = 0.7;
    // What is marked at every key only flickers.
    private static final Duration UNNOTICED = Duration.ofMillis(250);
    private final OpenPrompt open;
    private final ReadingWork files;
    private final Background background;
    private final ObservableValue<Tokenizer> tokenizer;
    private final ObservableValue<TokenPrice> price;
    private final Consumer<? super Throwable> failed;
    private final Consumer<String> told;
    private final ChunkList chunks = new ChunkList();
    private final StringProperty question = new SimpleStringProperty("");
    private final IntegerProperty budget = new SimpleIntegerProperty(2_000);
    private final ObjectProperty<ContextOptions> options = new SimpleObjectProperty<>(ContextOptions.DEFAULT);
    private final ReadOnlyObjectWrapper<ContextState> state = new ReadOnlyObjectWrapper<>(new ContextState.Empty());
    private final ReadOnlyObjectWrapper<@Nullable Curve> curve = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper curveOutdated = new ReadOnlyBooleanWrapper();
    private final RankingWork ranking;
    private final Latest<Wanted, Packed> packing;
    private final Latest<Packed, Curve> drawing;
    private @Nullable Ranked ranked;
    private @Nullable Packed drawn;
    private Cancellable marking = Cancellable.NONE;
    private Meaning meaning = new Meaning.Unasked();
    private boolean restoring;

    /// @param byMeaning ranks by words and meaning, or null if no embedder is installed
    /// @param tokenizer what counts tokens
    /// @param price what tokens of context cost in each question
    /// @param told takes what is said of how files were read and where the packed text went
    public ContextViewModel(
            OpenPrompt open, ContextFiles files, @Nullable ChunkRanker byMeaning, Background background,
            ObservableValue<Tokenizer> tokenizer, ObservableValue<TokenPrice> price,
            Consumer<? super Throwable> failed, Consumer<String> told) {
        this.open = open;
        this.files = new ReadingWork(files, background, chunks::add, failed, told);
        this.background = background;
        this.tokenizer = tokenizer;
        this.price = price;
        this.failed = failed;
        this.told = told;
        ranking = new RankingWork(byMeaning, background,
                new RankingWork.Listener(this::ranked, this::heard, this::failed));
        PackingWork work = new PackingWork();
        packing = new Latest<>(background, work::pack, this::packed, this::failed);
        drawing = new Latest<>(background, PackingWork::curve, this::drew, this::failed);
        chunks.chunksProperty().addListener((_, _, _) -> rank());
        question.addListener((_, _, _) -> rank());
        options.addListener((_, before, now) -> {
            if (before.meaning() != now.meaning() || before.variety() != now.variety()) {
                rank();
            } else {
                pack();
            }
        });
        budget.addListener((_, _, _) -> pack());
        tokenizer.addListener((_, _, _) -> pack());
        price.addListener((_, _, _) -> pack());
    }

    public ReadOnlyObjectProperty<List<Chunk>> chunksProperty() {
        return chunks.chunksProperty();
    }

    public StringProperty questionProperty() {
        return question;
    }

    /// Most tokens of packed text.
    public IntegerProperty budgetProperty() {
        return budget;
    }

    /// How chunks are cut, ranked and packed.
    public ObjectProperty<ContextOptions> optionsProperty() {
        return options;
    }

    public ReadOnlyObjectProperty<ContextState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What budgets buy, or null while there is no question or it is not known yet.
    public ReadOnlyObjectProperty<@Nullable Curve> curveProperty() {
        return curve.getReadOnlyProperty();
    }

    /// Whether the curve is that of an older question or of other chunks, since the new one takes a while.
    public ReadOnlyBooleanProperty curveOutdatedProperty() {
        return curveOutdated.getReadOnlyProperty();
    }

    /// How many files and folders are still to be read.
    public ReadOnlyIntegerProperty readingProperty() {
        return files.leftProperty();
    }

    public ReadOnlyBooleanProperty undoableProperty() {
        return chunks.undoableProperty();
    }

    /// What tokens of context cost in each question.
    TokenPrice price() {
        return price.getValue();
    }

    /// Sets all chunks at once, with nothing to undo: a restored draft.
    public void restore(List<Chunk> restored, String restoredQuestion, int restoredBudget) {
        together(restoredQuestion, restoredBudget, () -> chunks.restore(restored));
    }

    /// Sets all chunks at once; undo brings the old ones back.
    public void replace(List<Chunk> next, String nextQuestion, int nextBudget) {
        together(nextQuestion, nextBudget, () -> chunks.set(next));
    }

    private void together(String nextQuestion, int nextBudget, Runnable nextChunks) {
        restoring = true;
        question.set(nextQuestion);
        budget.set(nextBudget);
        nextChunks.run();
        restoring = false;
        rank();
    }

    /// Reads files and folders into chunks, which are added in the order given, as one step undo takes back. One that
    /// cannot be read is told and the others stay.
    public void addFiles(List<Path> paths) {
        if (!paths.isEmpty()) {
            files.read(paths, tokenizer.getValue(), options.get().chunking());
        }
    }

    /// Cuts pasted text into chunks.
    public void addText(String text) {
        if (!text.isBlank()) {
            Tokenizer counting = tokenizer.getValue();
            Chunking chunking = options.get().chunking();
            Document pasted = new Document("pasted text",
                    List.of(new Document.Section("", OpenPrompt.normalised(text))), Layout.PLAIN, "");
            background.compute(() -> ContextFiles.chunks(pasted, counting, chunking), chunks::add, failed);
        }
    }

    public void remove(List<Chunk> removed) {
        chunks.remove(removed);
    }

    public void clear() {
        chunks.set(List.of());
    }

    /// Takes back the last addition or removal of chunks.
    public void undo() {
        chunks.undo();
    }

    /// Stops reading files, and embedding: words count alone until it goes on.
    public void stop() {
        files.stop();
        ranking.stop();
    }

    /// Goes on embedding where it was stopped.
    public void embedAgain() {
        ranking.again();
    }

    /// Puts the packed text into a variable of the prompt, as one step the prompt's undo takes back.
    public void use(String variable) {
        ContextResult packed = ContextState.result(state.get());
        if (packed != null) {
            open.setValue(variable, packed.text());
            told.accept("{{%s}} holds what is kept now: %s of %s chunks, %s tokens.".formatted(variable,
                    Figures.number(packed.kept()), Figures.number(chunks.chunksProperty().get().size()),
                    Figures.tokens(packed.tokens())));
        }
    }

    private void rank() {
        if (restoring) {
            return;
        }
        List<Chunk> all = chunks.get();
        ContextResult shown = ContextState.result(state.get());
        if (all.isEmpty()) {
            ranked = null;
            curve.set(null);
            state.set(new ContextState.Empty());
        } else if (shown == null || !shown.chunks().equals(all)) {
            state.set(new ContextState.Ranking());
        }
        ranking.rank(new Asked(all, question.get(), options.get().meaning(), options.get().variety() ? VARIED : 1));
    }

    private void ranked(Ranked next) {
        ranked = next;
        pack();
    }

    private void heard(Meaning next) {
        meaning = next;
        if (state.get() instanceof ContextState.Ready(ContextResult result, _)) {
            state.set(new ContextState.Ready(result, next));
        }
    }

    private void pack() {
        Ranked newest = ranked;
        if (newest != null && !restoring) {
            packing.submit(new Wanted(newest, tokenizer.getValue(), price.getValue(), options.get().granularity(),
                    options.get().order(), budget.get()));
        }
    }

    // A packing may end after its last chunk was removed.
    private void packed(Packed packed) {
        if (!packed.result().chunks().equals(chunks.get())) {
            return;
        }
        state.set(new ContextState.Ready(packed.result(), meaning));
        Packed before = drawn;
        drawn = packed;
        if (!packed.result().asked()) {
            curve.set(null);
        } else if (before == null || curve.get() == null || !packed.sameCurve(before)) {
            marking.cancel();
            marking = background.later(UNNOTICED, () -> curveOutdated.set(curve.get() != null));
            drawing.submit(packed);
        }
    }

    private void drew(Curve next) {
        marking.cancel();
        curveOutdated.set(false);
        if (ranked != null) {
            curve.set(next);
        }
    }

    private void failed(Throwable cause) {
        state.set(new ContextState.Failed(Problem.of(cause)));
        failed.accept(cause);
    }
}
