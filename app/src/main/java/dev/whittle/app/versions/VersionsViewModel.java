package dev.whittle.app.versions;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.shell.Since;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.VersionRef;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the timeline of a prompt's versions knows and does.
public final class VersionsViewModel {
    /// What turns prompts into tokens and money, as it was at one moment.
    ///
    /// @param tokenizers by id; asked beside the window's thread
    public record Pricing(Catalog catalog, Model model, Function<String, Tokenizer> tokenizers, Workload workload,
            Instant at) {
        /// Counts prompts that resemble each other; one thread at a time.
        Counting counting() {
            return counting(model);
        }

        private Counting counting(Model on) {
            PromptCounter counter = new PromptCounter(List.of(tokenizers.apply(on.tokenizer())));
            return prompt -> Forecast.of(catalog, on, counter.count(prompt).require(on), workload, at);
        }

        /// Looks for prompts whose models go, at these prices.
        public RetirementWatch watch() {
            return new RetirementWatch(catalog, (prompt, on) -> counting(on).of(prompt),
                    LocalDate.ofInstant(at, ZoneOffset.UTC));
        }
    }

    interface Counting {
        Forecast of(Prompt prompt);
    }

    /// What is open in the window.
    public interface Open {
        String name();

        Prompt prompt();

        /// Puts a version in the place of what is open, as a step that undo takes back.
        void restore(PromptVersion version);
    }

    private interface Change {
        void make() throws Exception;
    }

    private final VersionShelf shelf;
    private final Open open;
    private final Supplier<Pricing> pricing;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final ReadOnlyObjectWrapper<TimelineState> timeline = new ReadOnlyObjectWrapper<>(
            new TimelineState.Loading());
    private final ReadOnlyObjectWrapper<DiffState> diff = new ReadOnlyObjectWrapper<>(new DiffState.Nothing());
    private final ObjectProperty<@Nullable TimelineEntry> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<Against> against = new SimpleObjectProperty<>(Against.ORIGIN);
    private String name = "";
    private Cancellable loading = Cancellable.NONE;
    private Cancellable comparing = Cancellable.NONE;

    /// @param failed is told what could not be changed
    public VersionsViewModel(VersionShelf shelf, Open open, Supplier<Pricing> pricing, Background background,
            Consumer<? super Throwable> failed) {
        this.shelf = shelf;
        this.open = open;
        this.pricing = pricing;
        this.background = background;
        this.failed = failed;
        selected.addListener((_, _, _) -> compare());
        against.addListener((_, _, _) -> compare());
    }

    public ReadOnlyObjectProperty<TimelineState> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<DiffState> diffProperty() {
        return diff.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable TimelineEntry> selectedProperty() {
        return selected;
    }

    public ObjectProperty<Against> againstProperty() {
        return against;
    }

    /// The prompt whose versions are shown.
    public String name() {
        return name;
    }

    /// Shows the versions of the open prompt.
    public void openCurrent() {
        show(open.name());
    }

    /// Shows the versions of a prompt.
    public void show(String prompt) {
        name = prompt;
        timeline.set(new TimelineState.Loading());
        selected.set(null);
        refresh();
    }

    private void refresh() {
        loading.cancel();
        Pricing now = pricing.get();
        String prompt = name;
        loading = background.compute(() -> read(prompt, now), timeline::set,
                cause -> timeline.set(new TimelineState.Failed(Problem.of(cause).text())));
    }

    private TimelineState read(String prompt, Pricing now) throws Exception {
        List<PromptVersion> versions = shelf.versions(prompt);
        if (versions.isEmpty()) {
            return new TimelineState.Empty();
        }
        Map<String, Integer> labels = shelf.labels(prompt);
        Counting counting = now.counting();
        Map<VersionRef, Forecast> forecasts = new HashMap<>();
        // From the oldest on: a version differs little from the one before, and only what differs is counted.
        versions.reversed().forEach(one -> forecasts.put(one.ref(), counting.of(one.prompt())));
        List<TimelineEntry> entries = new ArrayList<>();
        for (PromptVersion one : versions) {
            Forecast forecast = Objects.requireNonNull(forecasts.get(one.ref()));
            entries.add(new TimelineEntry(one, labels.entrySet().stream()
                    .filter(label -> label.getValue() == one.number()).map(Map.Entry::getKey).toList(), forecast,
                    Optional.ofNullable(one.parent()).map(forecasts::get).map(then -> Since.of(then, forecast))));
        }
        return new TimelineState.Shown(List.copyOf(entries), shelf.warnings(prompt, now.watch()));
    }

    private void compare() {
        comparing.cancel();
        TimelineEntry entry = selected.get();
        if (entry == null || !(timeline.get() instanceof TimelineState.Shown(var entries, var _))) {
            diff.set(new DiffState.Nothing());
            return;
        }
        diff.set(new DiffState.Comparing());
        Prompt version = entry.version().prompt();
        Prompt other = switch (against.get()) {
            case ORIGIN -> origin(entry, entries);
            case OPEN_TEXT -> open.prompt();
            case NEWEST -> entries.getFirst().version().prompt();
        };
        boolean forward = against.get() == Against.ORIGIN;
        String what = switch (against.get()) {
            case ORIGIN -> "Version %d".formatted(entry.version().number());
            case OPEN_TEXT -> "The open text, compared with version %d,".formatted(entry.version().number());
            case NEWEST -> "Version %d, compared with version %d,".formatted(entries.getFirst().version().number(),
                    entry.version().number());
        };
        Pricing now = pricing.get();
        comparing = background.compute(
                () -> VersionDiff.of(forward ? other : version, forward ? version : other, now.counting()::of),
                made -> diff.set(new DiffState.Compared(made.sentence(what), made)),
                cause -> diff.set(new DiffState.Failed(Problem.of(cause).text())));
    }

    // The first version has nothing before it: all of it is new. So has a branch of a prompt that is not shown.
    private static Prompt origin(TimelineEntry entry, List<TimelineEntry> entries) {
        VersionRef parent = entry.version().parent();
        return entries.stream().map(TimelineEntry::version).filter(one -> one.ref().equals(parent)).findFirst()
                .map(PromptVersion::prompt).orElse(Prompt.EMPTY);
    }

    /// Puts the selected version in the place of what is open.
    public void restore() {
        TimelineEntry entry = selected.get();
        if (entry != null) {
            open.restore(entry.version());
        }
    }

    /// Moves a label to the selected version; one that stands there already is taken away.
    public void label(String label) {
        TimelineEntry entry = selected.get();
        if (entry != null && !label.isBlank()) {
            VersionRef ref = entry.version().ref();
            change(() -> {
                if (entry.labels().contains(label.strip())) {
                    shelf.unlabel(ref.name(), label.strip());
                } else {
                    shelf.label(label.strip(), ref);
                }
            });
        }
    }

    /// Keeps a note that is being typed; the timeline shows it once it is done.
    void keepNote(TimelineEntry entry, String note) {
        background.start(() -> {
            shelf.note(entry.version().ref(), note);
            return true;
        }, _ -> {}, failed);
    }

    /// Writes a note to a version.
    void note(TimelineEntry entry, String note) {
        change(() -> shelf.note(entry.version().ref(), note));
    }

    /// Begins another prompt with the content of the selected version and opens it.
    public void branch(String branch) {
        TimelineEntry entry = selected.get();
        if (entry != null && !branch.isBlank()) {
            background.start(() -> shelf.branch(entry.version().ref(), branch), made -> {
                open.restore(made);
                show(made.name());
            }, failed);
        }
    }

    private void change(Change change) {
        background.start(() -> {
            change.make();
            return true;
        }, _ -> refresh(), failed);
    }
}
