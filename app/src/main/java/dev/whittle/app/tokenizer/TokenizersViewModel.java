package dev.whittle.app.tokenizer;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.tokenizer.TokenizersState.Adding;
import dev.whittle.app.tokenizer.TokenizersState.Failed;
import dev.whittle.app.tokenizer.TokenizersState.Idle;
import dev.whittle.app.tokenizer.TokenizersState.Removed;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Latest;
import dev.whittle.catalog.Catalog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// The list of tokenizers in Settings: what counts for which models; files are added and removed beside the
/// window, one at a time, and what counts follows at once.
public final class TokenizersViewModel {
    private final TokenizerRegistry registry;
    private final WindowTokenizers tokenizers;
    private final ObservableValue<Catalog> catalog;
    private final Background background;
    private final InstantSource clock;
    private final Latest<Catalog, List<TokenizerRow>> listing;
    private final ReadOnlyObjectWrapper<List<TokenizerRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<TokenizersState> state = new ReadOnlyObjectWrapper<>(new Idle());

    public TokenizersViewModel(TokenizerRegistry registry, WindowTokenizers tokenizers,
            ObservableValue<Catalog> catalog, Background background, InstantSource clock) {
        this.registry = registry;
        this.tokenizers = tokenizers;
        this.catalog = catalog;
        this.background = background;
        this.clock = clock;
        listing = new Latest<>(background, this::list, rows::set, cause -> failed("", cause));
        catalog.addListener((_, _, _) -> refresh());
    }

    /// The families that count for a model or have a file, those built in first.
    ReadOnlyObjectProperty<List<TokenizerRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<TokenizersState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Looks at the list again, which the command line may have changed.
    public void refresh() {
        listing.submit(catalog.getValue());
    }

    /// Counts a family with a file from now on.
    public void add(String id, Path file) {
        if (!(state.get() instanceof Adding)) {
            state.set(new Adding(id, file));
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
            change(id, () -> registry.add(file, id, today), new Idle());
        }
    }

    /// Estimates a family again; the file itself stays.
    public void remove(String id, Path file) {
        if (!(state.get() instanceof Adding)) {
            change(id, () -> registry.remove(id), new Removed(id, file));
        }
    }

    /// Forgets what a provider counted for a family: it is estimated as it is built in again.
    public void forgetCounts(String id) {
        if (!(state.get() instanceof Adding)) {
            change(id, () -> registry.remove(id), new Idle());
        }
    }

    private void change(String id, Callable<?> change, TokenizersState then) {
        background.start(change, _ -> {
            state.set(then);
            tokenizers.reload();
            refresh();
        }, cause -> {
            failed(id, cause);
            refresh();
        });
    }

    private void failed(String id, Throwable cause) {
        state.set(new Failed(id, Problem.of(cause)));
    }

    private List<TokenizerRow> list(Catalog of) throws Exception {
        return Family.all(of, registry).stream()
                .filter(family -> !family.models().isEmpty() || family.added() != null)
                .map(TokenizerRow::of).toList();
    }
}
