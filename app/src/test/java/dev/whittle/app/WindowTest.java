package dev.whittle.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.workspace.Draft;
import dev.whittle.app.workspace.SampleProject;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole window as a person has it before them, on the sample project.
@Timeout(120)
final class WindowTest {
    private static final String SYSTEM = "message-0-text";
    private static final String TOKENS = "chosen-tokens";

    @TempDir
    private Path folder;
    private Home home = new Home(Path.of(""));

    @BeforeAll
    static void startJavaFx() throws Exception {
        Desktop.start();
    }

    @BeforeEach
    void aHomeOfItsOwn() {
        home = new Home(folder.resolve("home"));
    }

    private static String message(Desktop window, String id) throws Exception {
        return Desktop.on(() -> ((CodeArea) window.node(id)).getText());
    }

    private static void waitForAnotherFigure(Desktop window, String before) throws Exception {
        window.waitFor("a figure other than " + before, () -> !window.label(TOKENS).getText().equals(before));
    }

    @Test
    void theFirstStartShowsTheSampleProject() throws Exception {
        try (Desktop window = Desktop.open(home)) {
            Prompt sample = SampleProject.draft().prompt();

            assertThat(message(window, SYSTEM)).isEqualTo(sample.messages().getFirst().text());
            assertThat(message(window, "message-1-text")).isEqualTo(sample.messages().get(1).text());
        }
    }

    @Test
    void typingChangesTheTokensOfTheChosenModel() throws Exception {
        try (Desktop window = Desktop.open(home)) {
            String before = window.text(TOKENS);
            window.type(SYSTEM, " Answer in one short sentence.");
            waitForAnotherFigure(window, before);

            assertThat(message(window, SYSTEM)).endsWith(" Answer in one short sentence.");
        }
    }

    @Test
    void ctrlZUndoesWhatWasTypedAndTheFigureReturns() throws Exception {
        try (Desktop window = Desktop.open(home)) {
            String before = window.text(TOKENS);
            window.type(SYSTEM, "Unbelievable");
            waitForAnotherFigure(window, before);
            window.ctrl(KeyCode.Z);
            window.waitFor("the figure from before", () -> window.label(TOKENS).getText().equals(before));

            assertThat(message(window, SYSTEM)).isEqualTo(SampleProject.draft().prompt().messages().getFirst().text());
        }
    }

    @Test
    void aNewVariableGetsAFieldAndItsValueIsCounted() throws Exception {
        try (Desktop window = Desktop.open(home)) {
            window.type("message-1-text", " {{language}}");
            window.waitFor("a field for the variable", () -> window.find("variable-language") != null);
            String before = window.text(TOKENS);
            window.type("variable-language", "Swiss German as it is spoken in Bern, please");
            waitForAnotherFigure(window, before);

            assertThat(Desktop.on(() -> ((TextArea) window.node("variable-language")).getText()))
                    .isEqualTo("Swiss German as it is spoken in Bern, please");
        }
    }

    @Test
    void everyEntryOfTheRailShowsAScreenWithSomethingOnIt() throws Exception {
        try (Desktop window = Desktop.open(home)) {
            List<String> entries = Desktop.on(() -> ((Parent) window.node("rail")).getChildrenUnmodifiable().stream()
                    .map(Node::getId).filter(id -> id != null && id.startsWith("nav-"))
                    .map(id -> id.substring("nav-".length())).toList());
            assertThat(entries).startsWith("prompt", "context", "examples", "optimize");
            for (String entry : entries) {
                window.go(entry);
                window.waitFor("#" + entry + "-screen with something on it", () -> {
                    Node screen = window.find(entry + "-screen");
                    return screen != null && screen.getBoundsInParent().getHeight() > 100 && words(screen) > 5;
                });
            }
        }
    }

    private static long words(Node node) {
        String text = switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl control -> control.getText();
            default -> "";
        };
        long own = text == null || !node.isVisible() ? 0 : text.split("\\W+").length;
        return own + (node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().mapToLong(WindowTest::words).sum()
                : 0);
    }

    @Test
    void theContextOfTheSampleIsRankedAndPackedWithoutAKey() throws Exception {
        try (Desktop window = Desktop.open(home)) {
            window.go("context");
            window.waitFor("ranked chunks", () -> window.find("chunks-table") instanceof TableView<?> table
                    && table.getItems().size() == SampleProject.draft().context().size());

            assertThat(window.text("context-sums")).contains("kept").contains("14");
        }
    }

    @Test
    void acceptedEditsShortenThePromptAndCtrlZOnPromptBringsItBack() throws Exception {
        try (Desktop window = Desktop.open(home)) {
            String before = window.text(TOKENS);
            String text = message(window, SYSTEM);
            window.go("optimize");
            window.choose("accept-all", "accept-all-edits");
            window.press("apply");
            waitForAnotherFigure(window, before);
            assertThat(figure(window.text(TOKENS))).isLessThan(figure(before));

            window.go("prompt");
            assertThat(message(window, SYSTEM)).hasSizeLessThan(text.length());
            window.ctrl(KeyCode.Z);
            window.waitFor("the figure from before", () -> window.label(TOKENS).getText().equals(before));
            assertThat(message(window, SYSTEM)).isEqualTo(text);
        }
    }

    private static long figure(String shown) {
        return Long.parseLong(shown.replaceAll("[^0-9]", ""));
    }

    @Test
    void theWholeWalkFromTypedToOptimizedToExported() throws Exception {
        try (Desktop window = Desktop.open(home)) {
            window.type(SYSTEM, " In order to be helpful, please note that you should always answer.");
            String typed = window.text(TOKENS);
            window.go("optimize");
            window.choose("accept-all", "accept-all-edits");
            window.press("apply");
            waitForAnotherFigure(window, typed);
            window.press("export");
            window.waitFor("the proof", () -> window.label("export-proof").getText().startsWith("Read back"));
            Path file = folder.resolve("prompt.yaml");
            window.pick(file);
            window.press("export-save");
            window.waitFor("the file", () -> window.label("export-proof").getText().startsWith("Written"));

            window.go("prompt");
            String exported = Files.readString(file);
            for (String line : message(window, SYSTEM).lines().limit(3).toList()) {
                assertThat(exported).contains(line.strip());
            }
            assertThat(window.text("export-proof")).contains(file.toString())
                    .matches(".*Read back: rendered text identical, ([^ ]+) = \\1 tokens\\.");
        }
    }

    @Test
    void whatIsTypedIsInTheWorkspaceWithinTwoSecondsAndShownByTheNextStart() throws Exception {
        try (Desktop window = Desktop.open(home)) {
            long start = System.nanoTime();
            window.type(SYSTEM, " Kept by itself.");
            try (Workspace other = Workspace.open(home.workspaceFile())) {
                while (!saved(other).endsWith(" Kept by itself.")) {
                    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
                    LockSupport.parkNanos(20_000_000);
                }
            }
            window.waitFor("that it is said", () -> window.label("save-state").getText().equals("All saved"));
            assertThat(Desktop.on(() -> window.node("save-state").isVisible())).isTrue();
        }
        try (Desktop again = Desktop.open(home)) {
            assertThat(message(again, SYSTEM)).endsWith(" Kept by itself.");
        }
    }

    @Test
    void whatIsTypedInTheMomentBeforeClosingIsThereAtTheNextStart() throws Exception {
        try (Desktop window = Desktop.open(home)) {
            window.type(SYSTEM, " Last words.");
        }
        try (Desktop again = Desktop.open(home)) {
            assertThat(message(again, SYSTEM)).endsWith(" Last words.");
        }
    }

    @Test
    void checksThatAreTypedAreKeptAndThereAtTheNextStart() throws Exception {
        try (Desktop window = Desktop.open(home)) {
            window.go("compare");
            window.press("compare-mode-cases");
            window.type("matrix-checks", "contains: refund");
            try (Workspace other = Workspace.open(home.workspaceFile())) {
                long start = System.nanoTime();
                while (!other.settings().get(Settings.CHECKS).text().equals("contains: refund")) {
                    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
                    LockSupport.parkNanos(20_000_000);
                }
            }
        }
        try (Desktop again = Desktop.open(home)) {
            again.go("compare");
            again.waitFor("the checks", () -> again.find("matrix-checks") instanceof TextArea area
                    && area.getText().equals("contains: refund"));
        }
    }

    private static String saved(Workspace workspace) throws Exception {
        return workspace.drafts().latest().map(Draft::prompt).map(Prompt::messages).map(List::getFirst)
                .map(Message::text).orElse("");
    }

    @Test
    void aBadPluginIsToldAndTheWindowWorks() throws Exception {
        Files.createDirectories(home.pluginFolder());
        Files.writeString(home.pluginFolder().resolve("bad.jar"), "no jar");
        try (Desktop window = Desktop.open(home)) {
            assertThat(window.text("problem-text")).contains("bad.jar");
            assertThat(message(window, SYSTEM)).isNotEmpty();
        }
    }

    @Test
    void aDamagedWorkspaceIsToldAndWhatIsTypedGoesIntoAFreshOne() throws Exception {
        Files.createDirectories(home.folder());
        Files.writeString(home.workspaceFile(), "no database at all ".repeat(100));
        try (Desktop window = Desktop.open(home)) {
            assertThat(window.text("problem-text")).contains(home.workspaceFile().toString());
            window.type(SYSTEM, " Typed anyway.");
            window.press("problem-remedy");
            window.waitFor("that all is saved", () -> window.label("save-state").getText().equals("All saved"));
        }
        try (Workspace workspace = Workspace.open(home.workspaceFile())) {
            assertThat(saved(workspace)).endsWith(" Typed anyway.");
        }
    }

    @Test
    void aWorkspaceTakenAwayUnderneathIsToldAndEverythingIsSavedElsewhere() throws Exception {
        Path rescued = folder.resolve("rescued.db");
        try (Desktop window = Desktop.open(home)) {
            Files.delete(home.workspaceFile());
            window.type(SYSTEM, " Typed after the file was gone.");
            window.waitFor("the sentence", () -> window.find("problem-text") != null
                    && window.label("problem-text").getText().contains("was moved, deleted or replaced"));
            window.waitFor("that it is not saved", () -> window.label("save-state").getText().equals("Not saved"));
            assertThat(message(window, SYSTEM)).as("still in the window").endsWith(" Typed after the file was gone.");
            window.pick(rescued);
            window.press("problem-remedy");
            window.waitFor("that it is saved", () -> window.label("problem-text").getText().equals(
                    "Everything is saved in %s.".formatted(rescued)));
        }
        try (Workspace workspace = Workspace.open(rescued)) {
            assertThat(saved(workspace)).endsWith(" Typed after the file was gone.");
        }
    }

    @Test
    void aWorkspaceOfANewerWhittleIsToldAndStaysAsItIsBesideTheNewOne() throws Exception {
        Files.createDirectories(home.folder());
        Workspace.open(home.workspaceFile()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.workspaceFile());
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO flyway_schema_history SELECT 99, '99', 'later', 'SQL', 'V99__later.sql', 0, "
                    + "installed_by, installed_on, 1, 1 FROM flyway_schema_history LIMIT 1");
        }
        byte[] newer = Files.readAllBytes(home.workspaceFile());
        try (Desktop window = Desktop.open(home)) {
            assertThat(window.text("problem-text")).contains("was written by a newer Whittle (schema 99)");
            window.type(SYSTEM, " Typed anyway.");
            window.press("problem-remedy");
            window.waitFor("that all is saved", () -> window.label("save-state").getText().equals("All saved"));
        }
        try (Workspace workspace = Workspace.open(home.workspaceFile())) {
            assertThat(saved(workspace)).endsWith(" Typed anyway.");
        }
        try (Stream<Path> files = Files.list(home.folder())) {
            assertThat(files.filter(file -> file.getFileName().toString().matches("workspace\\.db\\.[a-z]+-[0-9-]+")))
                    .singleElement().satisfies(file -> assertThat(file).hasBinaryContent(newer));
        }
    }

    @Test
    void aBinaryFileIsRefusedInOneSentenceAndTheTextStays() throws Exception {
        Path file = folder.resolve("picture.png");
        Files.write(file, new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0});
        try (Desktop window = Desktop.open(home)) {
            String text = message(window, SYSTEM);
            window.pick(file);
            window.press("open-file");
            window.waitFor("the sentence", () -> window.label("problem-text").getText().contains("picture.png"));

            assertThat(window.text("problem-text")).contains("not text");
            assertThat(message(window, SYSTEM)).isEqualTo(text);
        }
    }
}
