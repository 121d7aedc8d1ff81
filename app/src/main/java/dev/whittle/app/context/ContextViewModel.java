package dev.whittle.app.context;

import dev.whittle.app.tokenizer.WindowTokenizers;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Latest;
import dev.whittle.catalog.Model;
import dev.whittle.document.Document;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.Order;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The context of the open prompt: chunks, the question they are ranked against, the budget they are packed
/// to. Ranked and packed anew, beside the window, whenever one of them changes; chunks can be brought back
/// by undo.
public final class ContextViewModel {
    private final ChunkRanker ranker = new ChunkRanker();
    private final OpenPrompt open;
    private final ContextFiles files;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final ObservableValue<Model> chosen;
    private final WindowTokenizers tokenizers;
    private final ReadOnlyObjectWrapper<List<Chunk>> chunks = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty question = new SimpleStringProperty("");
    private final IntegerProperty budget = new SimpleIntegerProperty(2_000);
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.BEST_FIRST);
    private final ReadOnlyObjectWrapper<@Nullable ContextResult> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper reading = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final Deque<List<Chunk>> before = new ArrayDeque<>();
    private final Latest<ContextWork, ContextResult> packing;

    public ContextViewModel(
            OpenPrompt open, ContextFiles files, Background background, ObservableValue<Model> chosen,
            WindowTokenizers tokenizers, Consumer<? super Throwable> failed) {
        this.open = open;
        this.files = files;
        this.background = background;
        this.chosen = chosen;
        this.tokenizers = tokenizers;
        this.failed = failed;
        packing = new Latest<>(background, ContextWork::run, this::packed, failed);
        chunks.addListener((_, _, _) -> pack());
        question.addListener((_, _, _) -> pack());
        budget.addListener((_, _, _) -> pack());
        order.addListener((_, _, _) -> pack());
        chosen.addListener((_, _, _) -> pack());
        tokenizers.allProperty().addListener((_, _, _) -> pack());
    }

    public ReadOnlyObjectProperty<List<Chunk>> chunksProperty() {
        return chunks.getReadOnlyProperty();
    }

    public StringProperty questionProperty() {
        return question;
    }

    /// Most tokens of packed text.
    public IntegerProperty budgetProperty() {
        return budget;
    }

    public ObjectProperty<Order> orderProperty() {
        return order;
    }

    /// The newest ranking and packing, or null while there are no chunks.
    public ReadOnlyObjectProperty<@Nullable ContextResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// How many files are being read.
    public ReadOnlyIntegerProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /// Sets all chunks at once, with nothing to undo: a restored draft.
    public void restore(List<Chunk> restored, String restoredQuestion, int restoredBudget) {
        before.clear();
        undoable.set(false);
        question.set(restoredQuestion);
        budget.set(restoredBudget);
        chunks.set(List.copyOf(restored));
    }

    /// Sets all chunks at once; undo brings the old ones back.
    public void replace(List<Chunk> next, String nextQuestion, int nextBudget) {
        question.set(nextQuestion);
        budget.set(nextBudget);
        set(next);
    }

    /// Reads files into chunks, each file on its own: one that cannot be read is told and the others stay.
    public void addFiles(List<Path> paths) {
        for (Path path : paths) {
            reading.set(reading.get() + 1);
            Tokenizer tokenizer = tokenizer();
            background.start(() -> files.chunks(path, tokenizer), read -> {
                reading.set(reading.get() - 1);
                add(read);
            }, cause -> {
                reading.set(reading.get() - 1);
                failed.accept(cause);
            });
        }
    }

    /// Cuts pasted text into chunks.
    public void addText(String text) {
        if (!text.isBlank()) {
            Document pasted = new Document("pasted text",
                    List.of(new Document.Section("", OpenPrompt.normalised(text))));
            Tokenizer tokenizer = tokenizer();
            background.compute(() -> ContextFiles.chunks(pasted, tokenizer), this::add, failed);
        }
    }

    public void remove(List<Chunk> removed) {
        Set<Chunk> gone = new HashSet<>(removed);
        set(chunks.get().stream().filter(chunk -> !gone.contains(chunk)).toList());
    }

    public void clear() {
        set(List.of());
    }

    /// Takes back the last addition or removal of chunks.
    public void undo() {
        if (!before.isEmpty()) {
            chunks.set(before.pop());
            undoable.set(!before.isEmpty());
        }
    }

    /// Puts the packed text into a variable of the prompt, as one step the prompt's undo takes back.
    public void use(String variable) {
        ContextResult packed = result.get();
        if (packed != null) {
            open.setValue(variable, packed.text());
        }
    }

    private void add(List<Chunk> added) {
        List<Chunk> all = new ArrayList<>(chunks.get());
        Set<String> ids = new HashSet<>(all.stream().map(Chunk::id).toList());
        for (Chunk chunk : added) {
            String id = chunk.id();
            for (int copy = 2; !ids.add(id); copy++) {
                id = chunk.id() + "-" + copy;
            }
            all.add(new Chunk(id, chunk.title(), chunk.text(), chunk.source()));
        }
        set(all);
    }

    private void set(List<Chunk> next) {
        if (!next.equals(chunks.get())) {
            before.push(chunks.get());
            undoable.set(true);
            chunks.set(List.copyOf(next));
        }
    }

    // A packing may end after its last chunk was removed.
    private void packed(ContextResult packed) {
        if (packed.chunks().equals(chunks.get())) {
            result.set(packed);
        }
    }

    private Tokenizer tokenizer() {
        return tokenizers.get(chosen.getValue().tokenizer());
    }

    private void pack() {
        if (chunks.get().isEmpty()) {
            result.set(null);
        } else {
            packing.submit(new ContextWork(ranker, chunks.get(), question.get(), budget.get(), order.get(),
                    tokenizer()));
        }
    }
}
