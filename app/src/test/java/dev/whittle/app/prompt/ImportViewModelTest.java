package dev.whittle.app.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Plugins;
import dev.whittle.app.prompt.ImportState.Closed;
import dev.whittle.app.prompt.ImportState.Offered;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportViewModelTest {
    private static final Prompt MINE = Prompt.of(Message.user("my own text"));
    private static final String REQUEST = "{\"messages\": [{\"role\": \"user\", \"content\": \"Sort {{ticket}}\"}]}";

    @TempDir
    private Path folder;

    private final HeldBackground background = new HeldBackground();
    private final OpenPrompt open = new OpenPrompt();
    private final List<Throwable> failures = new ArrayList<>();
    private final PromptFiles files = new PromptFiles(Plugins.load(Path.of("no-such-folder")).formats());
    private final ImportViewModel imports = new ImportViewModel(open, files, background, failures::add);

    private void open(String name, String content) throws IOException {
        open.replace(MINE);
        imports.open(Files.writeString(folder.resolve(name), content));
        background.runAll();
    }

    private Understood offered() {
        assertThat(imports.stateProperty().get()).isInstanceOf(Offered.class);
        return ((Offered) imports.stateProperty().get()).understood();
    }

    @Test
    void aTemplateIsOfferedAndReplacesThePromptOnlyWhenAccepted() throws IOException {
        open("request.txt", REQUEST);
        assertThat(offered().formatName()).isEqualTo("OpenAI Chat Completions request");
        assertThat(open.prompt()).isEqualTo(MINE);

        imports.accept();
        assertThat(open.prompt().messages()).containsExactly(Message.user("Sort {{ticket}}"));
        assertThat(open.nameProperty().get()).isEqualTo("request");
        assertThat(imports.stateProperty().get()).isInstanceOf(Closed.class);

        open.undo();
        assertThat(open.prompt().messages()).isEqualTo(MINE.messages());
    }

    @Test
    void aPlainTextTakesThePlaceOfThePromptAtOnce() throws IOException {
        open("note.txt", "Just a text.");
        assertThat(imports.stateProperty().get()).isInstanceOf(Closed.class);
        assertThat(open.prompt().messages()).containsExactly(Message.user("Just a text."));
    }

    @Test
    void aTextThatMayBeATemplateCanBeReadAsOne() throws IOException {
        open("p.txt", "Sort {ticket}.");
        assertThat(offered().format()).isNull();
        imports.readAs(imports.formats().stream().filter(format -> format.id().equals("f-string")).findFirst()
                .orElseThrow());
        background.runAll();
        assertThat(offered().template().prompt().messages()).containsExactly(Message.user("Sort {{ticket}}."));
        imports.readAs(null);
        background.runAll();
        assertThat(offered().preview()).isEqualTo("user\nSort {ticket}.");
    }

    @Test
    void whatIsDeclinedChangesNothing() throws IOException {
        open("request.json", REQUEST);
        imports.close();
        imports.accept();
        assertThat(open.prompt()).isEqualTo(MINE);
    }

    @Test
    void aFileOfWhatWhittleCannotHoldIsOfferedAsTextWithTheReason() throws IOException {
        open("r.json", "{\"messages\": [{\"role\": \"tool\", \"content\": \"x\"}]}");
        assertThat(offered().format()).isNull();
        assertThat(offered().note()).contains("the role \"tool\"").endsWith(".");
    }
}
