package dev.whittle.app.settings;

import static dev.whittle.app.control.TestWindow.does;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.TestWindow;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.SampleProject;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// On a real workspace file.
@Timeout(120)
final class CareViewTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final HeldBackground background = new HeldBackground();
    private final List<String> heard = new ArrayList<>();
    private List<String> faults = List.of();

    private final CareViewModel.Window rest = new CareViewModel.Window() {
        @Override
        public void beforeOpening() {
            heard.add("saved");
        }

        @Override
        public void opened() {
            heard.add("opened");
        }
    };

    private final FilePicker picker = new FilePicker() {
        @Override
        public List<Path> toOpen(String title, List<String> extensions) {
            return List.of(folder.resolve("copy.db"));
        }

        @Override
        public Optional<Path> toSave(String title, String suggestedName, List<String> extensions) {
            heard.add(suggestedName);
            return Optional.of(folder.resolve(suggestedName));
        }
    };

    private Care care(Workspace workspace) {
        return new Care() {
            @Override
            public WorkspaceReport report() throws Exception {
                return workspace.upkeep().report();
            }

            @Override
            public WorkspaceReport backup(Path target) throws Exception {
                return workspace.upkeep().backup(target);
            }

            @Override
            public long compact() throws Exception {
                return workspace.upkeep().compact();
            }

            @Override
            public List<String> check() {
                return faults;
            }

            @Override
            public void openCopy(Path copy) {
                heard.add(String.valueOf(copy.getFileName()));
            }
        };
    }

    @Test
    void theFileIsBackedUpCheckedCompactedAndACopyOpened() throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("w.db"))) {
            workspace.drafts().save(SampleProject.draft());
            workspace.prompts().save("Triage", SampleProject.draft().prompt(), "");
            CareViewModel model = new CareViewModel(care(workspace), rest, background);
            try (TestWindow window = TestWindow.show(
                    () -> new CareView(model, picker, () -> LocalDate.of(2026, 11, 21)), 700, 400)) {
                does(background::runAll);
                assertThat(window.text("workspace-holds")).contains("1 prompt with 1 version, 0 experiments, 0 runs on "
                        + "cases, 0 replies, 1 earlier text");
                assertThat(window.nameless()).isEmpty();

                window.click("workspace-backup");
                assertThat(window.text("workspace-said")).isEqualTo("Backing up");
                assertThat(window.find("workspace-check").isDisabled()).as("one thing at a time").isTrue();
                does(background::runAll);
                Path made = folder.resolve("whittle-2026-11-21.db");
                assertThat(window.text("workspace-said")).startsWith("Backed up to %s and read back:".formatted(made));
                assertThat(made).exists();
                window.click("workspace-backup");
                does(background::runAll);
                assertThat(window.text("workspace-said")).isEqualTo(made + " exists already; choose another name.");

                window.click("workspace-check");
                does(background::runAll);
                assertThat(window.text("workspace-said")).endsWith("all is well.");
                faults = List.of("The index is damaged.");
                window.click("workspace-check");
                does(background::runAll);
                assertThat(window.text("workspace-said")).endsWith("The index is damaged.");
                window.click("workspace-compact");
                does(background::runAll);
                assertThat(window.text("workspace-said")).endsWith(".");

                window.click("workspace-open-copy");
                does(background::runAll);
                assertThat(window.text("workspace-said")).startsWith(folder.resolve("copy.db") + " is open now");
            }
        }
        assertThat(heard).containsExactly("whittle-2026-11-21.db", "whittle-2026-11-21.db", "saved", "copy.db",
                "opened");
    }
}
