package dev.whittle.app.export;

import dev.whittle.tokenizer.Tokenizers;
import dev.whittle.tokenizer.Tokenizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Plugins;
import dev.whittle.app.export.ExportState.Failed;
import dev.whittle.app.export.ExportState.Proved;
import dev.whittle.app.export.ExportState.Written;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.format.TemplateFormat;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportViewModelTest {
    private static final Prompt LONG = Prompt.of(Message.user("A very long prompt"));
    private static final Prompt SHORT = Prompt.of(Message.user("A prompt"));

    @TempDir
    private Path folder;

    private final HeldBackground background = new HeldBackground();
    private final Desk desk = new Desk();
    private final List<TemplateFormat> formats = Plugins.load(Path.of("no-such-folder")).formats();
    private final ExportViewModel export = new ExportViewModel(desk, formats, background);

    private static final class Desk implements ExportViewModel.Source {
        private String name = "Ticket triage";
        private @Nullable Prompt optimized = SHORT;

        @Override
        public String name() {
            return name;
        }

        @Override
        public Prompt prompt() {
            return LONG;
        }

        @Override
        public Optional<Prompt> optimized() {
            return Optional.ofNullable(optimized);
        }

        @Override
        public Model model() {
            return Catalog.bundled().find("openai/gpt-4o").orElseThrow();
        }

        @Override
        public Tokenizer tokenizer() {
            return Tokenizers.get(model().tokenizer());
        }
    }

    private String content() {
        assertThat(export.stateProperty().get()).isInstanceOf(Proved.class);
        return ((Proved) export.stateProperty().get()).proof().content();
    }

    @Test
    void theSheetOpensWithTheAcceptedEditsIfThereAreAny() {
        export.opened();
        background.runAll();
        assertThat(content()).contains("A prompt").doesNotContain("very long");

        export.optimizedProperty().set(false);
        background.runAll();
        assertThat(content()).contains("A very long prompt");
    }

    @Test
    void withoutAcceptedEditsThePromptAsItStandsIsProved() {
        desk.optimized = null;
        export.opened();
        background.runAll();

        assertThat(content()).contains("A very long prompt");
        assertThat(export.hasOptimized()).isFalse();
    }

    @Test
    void onlyTheFormatChosenLastIsShown() {
        export.opened();
        export.formatProperty().set(formats.get(1));
        export.formatProperty().set(formats.get(0));
        background.runAll();
        String first = content();
        export.formatProperty().set(formats.get(1));
        background.runAll();

        assertThat(content()).isNotEqualTo(first);
    }

    @Test
    void whatWasProvedIsWritten() throws Exception {
        export.opened();
        background.runAll();
        String proved = content();
        Path file = folder.resolve(export.suggestedName());
        export.write(file);
        background.runAll();

        assertThat(export.stateProperty().get()).isInstanceOf(Written.class);
        assertThat(Files.readString(file)).isEqualTo(proved);
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() {
        export.opened();
        background.runAll();
        export.write(folder.resolve("gone/file.yaml"));
        background.runAll();

        assertThat(export.stateProperty().get()).isInstanceOfSatisfying(Failed.class,
                failed -> assertThat(failed.problem().text()).contains("gone").endsWith("."));
    }

    @Test
    void theSuggestedNameIsAPlainFileName() {
        export.opened();
        assertThat(export.suggestedName()).startsWith("ticket-triage.");
        desk.name = "../Straße: ünï/code?";
        assertThat(export.suggestedName()).startsWith("straße-ünï-code.");
        desk.name = "///";
        assertThat(export.suggestedName()).startsWith("prompt.");
    }

    @Test
    void withoutAFormatTheSheetSaysWhatToDo() {
        ExportViewModel none = new ExportViewModel(desk, List.of(), background);
        none.opened();

        assertThat(none.stateProperty().get()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                failed.problem().text())
                .isEqualTo("There is no format to write. Put a format plugin into the plugin folder."));
    }
}
