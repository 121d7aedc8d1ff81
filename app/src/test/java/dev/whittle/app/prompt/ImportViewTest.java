package dev.whittle.app.prompt;

import static dev.whittle.app.control.TestWindow.does;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Plugins;
import dev.whittle.app.control.TestWindow;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.prompt.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
final class ImportViewTest {
    private static final FoundCases FOUND = new FoundCases(new CaseSet("cases.xlsx",
            List.of(new Case(1, "the one", new LinkedHashMap<>(Map.of("ticket", "lamp")), null,
                    JsonMapper.shared().createArrayNode(), null)),
            List.of("ticket")), List.of("1 contains"), List.of("1 check of type \"javascript\", which runs a program"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final HeldBackground background = new HeldBackground();
    private final List<FoundCases> taken = new ArrayList<>();
    private final OpenPrompt open = new OpenPrompt();
    private final ImportViewModel model = new ImportViewModel(open,
            new PromptFiles(Plugins.load(Path.of("no-such-folder")).formats()), new CaseDesk() {
                @Override
                public boolean isTable(Path file) {
                    return false;
                }

                @Override
                public Optional<FoundCases> workbook(Path file) {
                    return file.toString().endsWith(".xlsx") ? Optional.of(FOUND) : Optional.empty();
                }

                @Override
                public Optional<FoundCases> find(String name, String text, Understood understood) {
                    return Optional.of(FOUND);
                }

                @Override
                public void take(FoundCases cases) {
                    taken.add(cases);
                }
            }, background, cause -> {
                throw new AssertionError(cause);
            }, _ -> {});

    private void read(String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        does(() -> model.open(file));
        does(background::runAll);
    }

    @Test
    void theSheetOffersPromptAndCasesTogetherAloneOrOnlyWhatThereIs() throws Exception {
        try (TestWindow window = TestWindow.show(() -> new StackPane(new ImportView(model).node()), 900, 800)) {
            read("r.json", "{\"messages\": [{\"role\": \"user\", \"content\": \"Sort {{ticket}}\"}]}");
            assertThat(window.nameless()).isEmpty();
            assertThat(words(window, "import-both")).isEqualTo("Prompt and 1 case");
            assertThat(words(window, "import-cases")).isEqualTo("Only the case");
            assertThat(words(window, "import-replace")).isEqualTo("Only the prompt");
            window.click("import-both");
            assertThat(taken).containsExactly(FOUND);
            assertThat(open.prompt().messages()).containsExactly(Message.user("Sort {{ticket}}"));
            assertThat(window.shows("import-both")).as("closed").isFalse();

            read("c.csv", "ticket\nlamp\n");
            assertThat(window.shows("import-both")).isFalse();
            assertThat(words(window, "import-cases")).isEqualTo("Take 1 case into Compare");
            assertThat(words(window, "import-replace")).isEqualTo("Open as text");

            read("c.xlsx", "PK");
            assertThat(window.shows("import-replace")).isFalse();
            assertThat(window.shows("import-format")).isFalse();
            assertThat(window.text("import-preview")).isEqualTo("the one\n  ticket: lamp\n");
            window.click("import-cases");
            assertThat(taken).hasSize(2);
        }
    }

    private static String words(TestWindow window, String id) {
        assertThat(window.shows(id)).isTrue();
        return ((Button) window.find(id)).getText();
    }
}
