package dev.whittle.app.tokenizer;

import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.work.Latest;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The tokenizers the window counts with. The person's files are loaded beside it; until they are there the
/// estimates count, and [#loadingProperty] says that better figures are on their way. Owned by the window's
/// thread.
public final class WindowTokenizers {
    private static final Duration UNNOTICED = Duration.ofMillis(250);

    private final ModelTokenizers tokenizers;
    private final Background background;
    private final Latest<Set<String>, Boolean> loads;
    private final ReadOnlyObjectWrapper<List<Tokenizer>> all = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private Cancellable marking = Cancellable.NONE;
    private Set<String> ids = Set.of();

    /// @param failed is told what went wrong beside the files themselves, of which `tokenizers` tells
    public WindowTokenizers(ModelTokenizers tokenizers, Background background, Consumer<? super Throwable> failed) {
        this.tokenizers = tokenizers;
        this.background = background;
        loads = new Latest<>(background, wanted -> {
            tokenizers.load(wanted);
            return true;
        }, _ -> loaded(), cause -> {
            loaded();
            failed.accept(cause);
        });
    }

    /// Says which ids models count with; those that are new are counted from now on.
    public void use(Collection<String> used) {
        Set<String> next = new TreeSet<>(used);
        if (!next.equals(ids)) {
            ids = next;
            refresh();
            reload();
        }
    }

    /// Looks again at which files there are: one may have been added or removed.
    public void reload() {
        marking.cancel();
        marking = background.later(UNNOTICED, () -> loading.set(true));
        loads.submit(ids);
    }

    /// One for each id in use, in order of their ids; another list whenever a text may now have another count.
    public ReadOnlyObjectProperty<List<Tokenizer>> allProperty() {
        return all.getReadOnlyProperty();
    }

    /// Whether files are being loaded.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// The tokenizer with an id.
    public Tokenizer get(String id) {
        return tokenizers.get(id);
    }

    private void loaded() {
        marking.cancel();
        loading.set(false);
        refresh();
    }

    private void refresh() {
        all.set(ids.stream().filter(id -> Tokenizers.find(id).isPresent()).map(tokenizers::get).toList());
    }
}
