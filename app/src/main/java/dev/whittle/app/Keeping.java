package dev.whittle.app;

import dev.whittle.app.context.ContextViewModel;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.problem.Problems;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.shell.Autosave;
import dev.whittle.app.shell.LadderRow;
import dev.whittle.app.shell.LadderViewModel;
import dev.whittle.app.work.Background;
import dev.whittle.app.workspace.Draft;
import dev.whittle.app.workspace.DraftRevision;
import dev.whittle.app.workspace.Favourites;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.SampleProject;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.VersionRef;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.app.workspace.WorkspaceException.Kind;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.prompt.Prompt;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what is being edited: brings it back when the window opens, saves it while it changes, and says
/// what to do when it cannot. Owned by the window's thread.
final class Keeping {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final Set<Kind> SAVED_ELSEWHERE = EnumSet.of(Kind.REMOVED, Kind.FULL, Kind.READ_ONLY, Kind.DISK,
            Kind.MISSING);

    private final Store store;
    private final OpenPrompt open;
    private final LadderViewModel ladder;
    private final ContextViewModel context;
    private final Background background;
    private final Problems problems;
    private final FilePicker picker;
    private final Autosave autosave;
    private final Set<LadderRow> watched = new HashSet<>();
    // The version the open text was made from, as far as this window knows.
    private @Nullable VersionRef origin;

    Keeping(Store store, OpenPrompt open, LadderViewModel ladder, ContextViewModel context,
            Background background, Problems problems, FilePicker picker) {
        this.store = store;
        this.open = open;
        this.ladder = ladder;
        this.context = context;
        this.background = background;
        this.problems = problems;
        this.picker = picker;
        autosave = new Autosave(background, () -> {
            Draft draft = draft();
            return () -> {
                store.workspace().drafts().save(draft);
                return true;
            };
        }, this::notSaved);
    }

    ReadOnlyObjectProperty<Autosave.State> stateProperty() {
        return autosave.stateProperty();
    }

    /// Brings back the text of last time, or the sample on a first start, and saves from now on.
    void start() {
        Optional<Draft> draft = Optional.empty();
        try {
            Workspace workspace = store.workspace();
            ladder.setFavourites(Set.copyOf(workspace.settings().get(Settings.FAVOURITES).models()));
            draft = workspace.drafts().latest();
        } catch (WorkspaceException e) {
            notSaved(e);
        }
        Draft shown = draft.orElseGet(SampleProject::draft);
        open.open(shown.name(), shown.prompt());
        showRest(shown);
        context.restore(shown.context(), shown.question(), shown.budget());
        watch();
    }

    /// Shows what is being edited in the workspace that was opened in the place of the one before.
    void reopened() {
        background.start(() -> store.workspace().drafts().latest(), draft -> draft.ifPresent(this::show),
                problems::failed);
        background.start(() -> store.workspace().settings().get(Settings.FAVOURITES),
                favourites -> ladder.setFavourites(Set.copyOf(favourites.models())), problems::failed);
    }

    /// Puts a draft in the place of what is open, as steps that undo takes back.
    void show(Draft draft) {
        open.replace(draft.prompt());
        open.nameProperty().set(draft.name());
        showRest(draft);
        context.replace(draft.context(), draft.question(), draft.budget());
    }

    /// Fetches the earlier texts that are kept, newest first.
    void revisions(Consumer<List<DraftRevision>> then) {
        background.start(() -> store.workspace().drafts().revisions(), then, problems::failed);
    }

    /// Brings an earlier text back; undo takes that back.
    void bringBack(DraftRevision revision) {
        background.start(
                () -> store.workspace().drafts().revision(revision.id()), found -> found.ifPresentOrElse(this::show,
                        () -> problems
                                .accept(new Problem("This earlier text is not kept any more.", "Choose another."))),
                problems::failed);
    }

    /// Puts a version in the place of what is open; undo takes that back.
    void restore(PromptVersion version) {
        open.replace(version.prompt());
        open.nameProperty().set(version.name());
        origin = version.ref();
        problems.news("%s is open again; the text before is one Ctrl+Z away.".formatted(version.ref()));
    }

    /// Saves the prompt as its next version and hands that on.
    void saveVersion(Consumer<PromptVersion> saved) {
        String name = open.nameProperty().get();
        Prompt prompt = open.prompt();
        VersionRef from = origin != null && origin.name().equals(name.strip()) ? origin : null;
        String modelKey = ladder.chosenProperty().get().key();
        background.start(() -> store.workspace().prompts().save(name, prompt, "", from, modelKey),
                version -> {
                    origin = version.ref();
                    problems.news("Saved as version %d of %s.".formatted(version.number(), version.name()));
                    saved.accept(version);
                }, problems::failed);
    }

    /// Puts a column's prompt and model in the place of what is open; what is open stays as a version, and undo brings
    /// it back.
    void continueWith(Column column, Runnable then) {
        if (open.nameProperty().get().isBlank()) {
            open.nameProperty().set("Untitled");
        }
        saveVersion(before -> {
            if (!before.id().equals(open.prompt().id())) {
                continueWith(column, then); // somebody typed on while it was saved
                return;
            }
            open.replace(column.prompt());
            showModel(column.target().catalogKey());
            problems.news("Column %s is open now, on %s; what was open before is %s.".formatted(column.label(),
                    column.target().displayName(), before.ref()));
            then.run();
        });
    }

    /// Saves what changed in the last moment before the window closes.
    ///
    /// @return whether nothing unsaved is left; if not, the person was told why
    boolean saveRest() {
        if (autosave.stateProperty().get() == Autosave.State.SAVED) {
            return true;
        }
        try {
            store.workspace().drafts().save(draft());
            return true;
        } catch (WorkspaceException e) {
            LOG.error("The last changes could not be saved", e);
            notSaved(e);
            return false;
        }
    }

    /// Tells why something was not saved, with what would help.
    void notSaved(Throwable cause) {
        switch (cause) {
            case WorkspaceException e when SAVED_ELSEWHERE.contains(e.kind()) ->
                problems.offer(Problem.of(e), "Save everything elsewhere…", this::saveElsewhere);
            case WorkspaceException e when e.kind() == Kind.CORRUPT || store.failure().isPresent() ->
                problems.offer(Problem.of(e), "Start a new workspace (the old file stays)", this::startFresh);
            default -> problems.failed(cause);
        }
    }

    private void startFresh() {
        background.start(() -> {
            store.startFresh();
            return true;
        }, _ -> {
            autosave.changed();
            problems.news("A new workspace was started; the old file stands beside it.");
        }, problems::failed);
    }

    private void saveElsewhere() {
        Optional<Path> file = picker.toSave("Save the workspace elsewhere", "workspace.db", List.of("db"));
        Draft draft = draft();
        file.ifPresent(path -> background.start(() -> {
            boolean opened = store.failure().isEmpty();
            if (opened) {
                store.workspace().copyTo(path);
            }
            // What could not be saved is not in the file that was copied.
            try (Workspace copy = Workspace.open(path)) {
                copy.drafts().save(draft);
            }
            return opened ? "Everything is saved in %s.".formatted(path) : "The text is saved in %s.".formatted(path);
        }, sentence -> problems.news(sentence), problems::failed));
    }

    private void watch() {
        open.promptProperty().addListener((_, _, _) -> autosave.changed());
        open.nameProperty().addListener((_, _, _) -> autosave.changed());
        ladder.workloadProperty().addListener((_, _, _) -> autosave.changed());
        ladder.chosenProperty().addListener((_, _, _) -> autosave.changed());
        context.chunksProperty().addListener((_, _, _) -> autosave.changed());
        context.questionProperty().addListener((_, _, _) -> autosave.changed());
        context.budgetProperty().addListener((_, _, _) -> autosave.changed());
        watchFavourites();
        ladder.catalogProperty().addListener((_, _, _) -> watchFavourites());
    }

    private void watchFavourites() {
        ladder.all().stream().filter(watched::add)
                .forEach(row -> row.favouriteProperty().addListener((_, _, _) -> saveFavourites()));
    }

    private void saveFavourites() {
        Favourites favourites = new Favourites(List.copyOf(ladder.favourites()));
        background.start(() -> {
            store.workspace().settings().set(Settings.FAVOURITES, favourites);
            return true;
        }, _ -> {}, problems::failed);
    }

    private void showRest(Draft draft) {
        ladder.workloadProperty().set(draft.workload());
        showModel(draft.modelKey());
    }

    private void showModel(@Nullable String key) {
        if (key != null) {
            ladder.catalogProperty().get().find(key).ifPresent(ladder.chosenProperty()::set);
        }
    }

    private Draft draft() {
        return new Draft(open.nameProperty().get(), open.prompt(), ladder.workloadProperty().get(),
                ladder.chosenProperty().get().key(), context.chunksProperty().get(), context.questionProperty().get(),
                context.budgetProperty().get(), List.of());
    }
}
