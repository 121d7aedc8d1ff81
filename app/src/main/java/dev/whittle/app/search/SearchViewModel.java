package dev.whittle.app.search;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.versions.RetirementWatch;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.workspace.Field;
import dev.whittle.app.workspace.Found;
import dev.whittle.app.workspace.VersionRef;
import dev.whittle.app.workspace.Words;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What searching everything knows and does. Without words it lists the saved prompts.
public final class SearchViewModel {
    static final int MOST = 200;
    private static final Duration QUIET = Duration.ofMillis(150);
    private static final Comparator<Hit> BY_KIND = Comparator.<Hit, Kind>comparing(Kind::of)
            .thenComparing(Hit::at, Comparator.reverseOrder());

    /// Opens what was found.
    public interface Opener {
        void prompt(String name);

        void version(VersionRef ref);

        /// @param run the answer that is meant, from 0
        void experiment(UUID id, OptionalInt run);

        /// @param cell the answer that is meant, as the run numbers them
        void cases(UUID id, OptionalInt cell);
    }

    private final SearchShelf shelf;
    private final Supplier<RetirementWatch> watch;
    private final Opener opener;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final StringProperty words = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Kind> kind = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<SearchState> state = new ReadOnlyObjectWrapper<>(new SearchState.Searching());
    private Cancellable waiting = Cancellable.NONE;
    private Cancellable searching = Cancellable.NONE;

    /// @param watch made on the window's thread, from the prices and the workload of that moment
    /// @param failed is told why it could not be found out which models go
    public SearchViewModel(SearchShelf shelf, Supplier<RetirementWatch> watch, Opener opener, Background background,
            Consumer<? super Throwable> failed) {
        this.shelf = shelf;
        this.watch = watch;
        this.opener = opener;
        this.background = background;
        this.failed = failed;
        words.addListener((_, _, _) -> {
            waiting.cancel();
            waiting = background.later(QUIET, this::search);
        });
    }

    public StringProperty wordsProperty() {
        return words;
    }

    /// The only kind that is shown, or null for all.
    public ObjectProperty<@Nullable Kind> kindProperty() {
        return kind;
    }

    public ReadOnlyObjectProperty<SearchState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The hits of the kind that is shown.
    List<Hit> visible() {
        Kind only = kind.get();
        return state.get() instanceof SearchState.Shown(var _, List<Hit> hits)
                ? hits.stream().filter(hit -> only == null || Kind.of(hit) == only).toList()
                : List.of();
    }

    /// The words the hits were found by.
    Words wanted() {
        return Words.of(state.get() instanceof SearchState.Shown(String wanted, var _) ? wanted : "");
    }

    /// Whether there may be more hits than are shown.
    boolean cutShort() {
        return state.get() instanceof SearchState.Shown(String wanted, List<Hit> hits) && !wanted.isBlank()
                && hits.size() >= MOST;
    }

    /// How many hits there are of each kind that has any.
    Map<Kind, Long> counts() {
        return state.get() instanceof SearchState.Shown(var _, List<Hit> hits)
                ? hits.stream().collect(Collectors.groupingBy(Kind::of, Collectors.counting()))
                : Map.of();
    }

    /// Looks again, for what is kept may have changed.
    public void search() {
        waiting.cancel();
        searching.cancel();
        kind.set(null);
        String wanted = words.get();
        if (wanted.isBlank()) {
            searching = background.start(shelf::prompts, this::listed, this::unreadable);
            return;
        }
        searching = background.start(() -> shelf.find(wanted, MOST), found -> show(wanted,
                found.stream().<Hit>map(Hit.Match::new).toList()), this::unreadable);
    }

    // The warnings take reading every experiment; the prompts are there before.
    private void listed(List<Hit.Prompt> prompts) {
        show("", prompts);
        RetirementWatch now = watch.get();
        searching = background.compute(() -> shelf.warnings(now), warnings -> show("", prompts.stream()
                .map(one -> new Hit.Prompt(one.summary(), one.labels(),
                        warnings.getOrDefault(one.summary().name(), List.of())))
                .toList()), failed);
    }

    private void show(String wanted, List<? extends Hit> hits) {
        state.set(new SearchState.Shown(wanted, hits.stream().<Hit>map(hit -> hit).sorted(BY_KIND).toList()));
    }

    private void unreadable(Throwable cause) {
        state.set(new SearchState.Failed(Problem.of(cause).text()));
    }

    /// Opens a hit where it belongs.
    public void open(Hit hit) {
        switch (hit) {
            case Hit.Prompt prompt -> opener.prompt(prompt.summary().name());
            case Hit.Match(Found.Version version) when version.field() == Field.NAME ->
                opener.prompt(version.ref().name());
            case Hit.Match(Found.Version version) -> opener.version(version.ref());
            case Hit.Match(Found.Comparison comparison) ->
                opener.experiment(comparison.summary().id(), OptionalInt.empty());
            case Hit.Match(Found.Cases run) -> opener.cases(run.id(), run.first()
                    .map(one -> OptionalInt.of(one.cell())).orElseGet(OptionalInt::empty));
            case Hit.Match(Found.Answer answer) -> {
                switch (answer.place()) {
                    case Found.InComparison one -> opener.experiment(one.id(), OptionalInt.of(one.run()));
                    case Found.OnCase one -> opener.cases(one.id(), OptionalInt.of(one.of().cell()));
                }
            }
        }
    }
}
