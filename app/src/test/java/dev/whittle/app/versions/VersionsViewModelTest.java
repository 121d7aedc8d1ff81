package dev.whittle.app.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.VersionRef;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Catalog;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real workspace; amounts are those of GPT-4o's input, $2.50 a million, at 30,000 calls a month.
final class VersionsViewModelTest {
    private static final class Opened implements VersionsViewModel.Open {
        private @Nullable PromptVersion restored;

        @Override
        public String name() {
            return "Triage";
        }

        @Override
        public Prompt prompt() {
            return Prompt.of(Message.user("hello world hello world hello"));
        }

        @Override
        public void restore(PromptVersion version) {
            restored = version;
        }
    }

    private final HeldBackground background = new HeldBackground();
    private final Opened opened = new Opened();
    private final List<Throwable> failures = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    @SuppressWarnings("NullAway.Init")
    private VersionsViewModel model;

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.open(folder.resolve("w.sqlite"));
        Catalog catalog = Catalog.bundled();
        model = new VersionsViewModel(new SavedVersions(() -> workspace), opened,
                () -> new VersionsViewModel.Pricing(catalog, catalog.find("openai/gpt-4o").orElseThrow(),
                        Tokenizers::get, Workload.DEFAULT, Instant.parse("2026-11-21T12:00:00Z")),
                background, failures::add);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void save(String text) throws Exception {
        workspace.prompts().save("Triage", Prompt.of(Message.user(text)), "", null, "openai/gpt-4o");
    }

    private List<TimelineEntry> shown() {
        return model.timelineProperty().get() instanceof TimelineState.Shown(var entries, var _)
                ? entries
                : List.of();
    }

    private String sentence() {
        return model.diffProperty().get() instanceof DiffState.Compared(String words, var _) ? words : "";
    }

    @Test
    void aPromptWithoutVersionsIsEmptyAndOneWithThemShowsWhatEachAdded() throws Exception {
        model.openCurrent();
        assertThat(model.timelineProperty().get()).isEqualTo(new TimelineState.Loading());
        background.runAll();
        assertThat(model.timelineProperty().get()).isEqualTo(new TimelineState.Empty());

        save("hello world");
        save("hello world hello");
        model.openCurrent();
        background.runAll();

        assertThat(shown()).extracting(entry -> entry.version().number()).containsExactly(2, 1);
        assertThat(shown().getFirst().since()).hasValueSatisfying(since -> {
            assertThat(since.tokens()).isEqualTo(1);
            assertThat(since.usdAMonth()).isEqualByComparingTo("0.075");
        });
        assertThat(shown().getLast().since()).isEmpty();
    }

    @Test
    void aSelectedVersionIsComparedWithItsOriginTheOpenTextOrTheNewest() throws Exception {
        save("hello world");
        save("hello world hello");
        model.openCurrent();
        background.runAll();

        model.selectedProperty().set(shown().getFirst());
        background.runAll();
        assertThat(sentence()).isEqualTo("Version 2 added 1 token = $0.075 a month.");
        model.againstProperty().set(Against.OPEN_TEXT);
        background.runAll();
        assertThat(sentence()).isEqualTo("The open text, compared with version 2, added 2 tokens = $0.15 a month.");
        model.selectedProperty().set(shown().getLast());
        model.againstProperty().set(Against.NEWEST);
        background.runAll();
        assertThat(sentence()).isEqualTo("Version 2, compared with version 1, added 1 token = $0.075 a month.");
    }

    @Test
    void labelsMoveNotesAreWrittenBranchesBeginAndVersionsComeBack() throws Exception {
        save("hello world");
        save("hello world hello");
        model.openCurrent();
        background.runAll();
        model.selectedProperty().set(shown().getLast());

        model.label("production");
        background.runAll();
        assertThat(shown().getLast().labels()).containsExactly("production");
        model.selectedProperty().set(shown().getLast());
        model.note(Objects.requireNonNull(model.selectedProperty().get()), "approved");
        model.restore();
        background.runAll();
        assertThat(shown().getLast().version().note()).isEqualTo("approved");
        assertThat(opened.restored).isNotNull().satisfies(
                version -> assertThat(version.ref()).isEqualTo(new VersionRef("Triage", 1)));
        model.selectedProperty().set(shown().getLast());
        model.label("production");
        background.runAll();
        assertThat(shown().getLast().labels()).as("pressed again it goes").isEmpty();

        model.selectedProperty().set(shown().getLast());
        model.branch("Triage, short");
        background.runAll();
        assertThat(model.name()).isEqualTo("Triage, short");
        assertThat(shown()).singleElement().satisfies(
                entry -> assertThat(entry.version().parent()).isEqualTo(new VersionRef("Triage", 1)));
        assertThat(failures).isEmpty();
    }

    @Test
    void whatIsRefusedIsToldAndNothingChanges() throws Exception {
        save("hello world");
        model.openCurrent();
        background.runAll();
        model.selectedProperty().set(shown().getFirst());

        model.label("latest");
        model.branch("Triage");
        background.runAll();

        assertThat(failures).extracting(Throwable::getMessage).containsExactly(
                "\"latest\" is no label; take a letter and up to 39 letters, digits, dots, hyphens or underscores, such as production.",
                "There is a prompt \"Triage\" already; give the branch another name.");
        assertThat(shown().getFirst().labels()).isEmpty();
    }

    @Test
    void aModelThatGoesIsSaidOnItsPrompt() throws Exception {
        save("hello world");
        model.openCurrent();
        background.runAll();
        assertThat(model.timelineProperty().get()).isInstanceOfSatisfying(TimelineState.Shown.class,
                state -> assertThat(state.warnings()).singleElement().asString().startsWith(
                        "GPT-4o goes on 2027-01-14; not tried yet, but recommended: GPT-6 Luna"));
    }
}
