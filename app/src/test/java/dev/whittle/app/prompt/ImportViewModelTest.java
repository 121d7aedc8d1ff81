package dev.whittle.app.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Plugins;
import dev.whittle.app.prompt.ImportState.Closed;
import dev.whittle.app.prompt.ImportState.Offered;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

final class ImportViewModelTest {
    private static final Prompt MINE = Prompt.of(Message.user("my own text"));
    private static final String REQUEST = "{\"messages\": [{\"role\": \"user\", \"content\": \"Sort {{ticket}}\"}]}";

    @TempDir
    private Path folder;

    private final HeldBackground background = new HeldBackground();
    private final OpenPrompt open = new OpenPrompt();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<String> news = new ArrayList<>();
    private final PromptFiles files = new PromptFiles(Plugins.load(Path.of("no-such-folder")).formats());
    private final List<FoundCases> taken = new ArrayList<>();
    // Every table has one case, and so has whatever mentions a test.
    private final CaseDesk desk = new CaseDesk() {
        private final FoundCases one = new FoundCases(new CaseSet("cases",
                List.of(new Case(1, "the one", new LinkedHashMap<>(Map.of("ticket", "lamp")), null,
                        JsonMapper.shared().createArrayNode(), null)),
                List.of("ticket")), List.of("1 contains"), List.of());

        @Override
        public boolean isTable(Path file) {
            return file.toString().endsWith(".csv");
        }

        @Override
        public Optional<FoundCases> workbook(Path file) {
            return file.toString().endsWith(".xlsx") ? Optional.of(one) : Optional.empty();
        }

        @Override
        public Optional<FoundCases> find(String name, String text, Understood understood) {
            return name.endsWith(".csv") || (understood.format() != null && text.contains("test"))
                    ? Optional.of(one)
                    : Optional.empty();
        }

        @Override
        public void take(FoundCases cases) {
            taken.add(cases);
        }
    };
    private final ImportViewModel imports = new ImportViewModel(open, files, desk, background, failures::add,
            news::add);

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
    void aTableIsNeverPutIntoThePromptUnaskedAndItsCasesAreTakenOver() throws IOException {
        open("cases.csv", "ticket\nlamp\n");
        assertThat(((Offered) imports.stateProperty().get()).cases()).isPresent();
        assertThat(open.prompt()).isEqualTo(MINE);

        imports.takeCases();
        assertThat(taken).hasSize(1);
        assertThat(open.prompt()).isEqualTo(MINE);
        assertThat(imports.stateProperty().get()).isInstanceOf(Closed.class);

        open("cases.csv", "ticket\nlamp\n");
        imports.accept();
        assertThat(open.prompt().messages()).containsExactly(Message.user("ticket\nlamp\n"));
        assertThat(taken).hasSize(1);
    }

    @Test
    void aPromptWithTestsIsTakenWithThemOrWithoutOrOnlyThey() throws IOException {
        String request = REQUEST.replace("Sort", "test");
        open("request.json", request);
        imports.acceptWithCases();
        assertThat(open.prompt().messages()).containsExactly(Message.user("test {{ticket}}"));
        assertThat(taken).hasSize(1);
        open("request.json", request);
        imports.accept();
        assertThat(open.prompt().messages()).containsExactly(Message.user("test {{ticket}}"));
        open("request.json", request);
        imports.takeCases();
        assertThat(open.prompt()).isEqualTo(MINE);
        assertThat(taken).hasSize(2);
        open("request.json", request);
        imports.readAs(null);
        background.runAll();
        assertThat(((Offered) imports.stateProperty().get()).cases()).as("as text it has none").isEmpty();
    }

    @Test
    void aWorkbookHoldsCasesAndNoPrompt() throws IOException {
        open("cases.xlsx", "PK");
        assertThat(imports.stateProperty().get()).isInstanceOf(ImportState.Table.class);
        imports.accept();
        assertThat(open.prompt()).isEqualTo(MINE);
        imports.takeCases();
        assertThat(taken).hasSize(1);
        imports.takeCases();
        assertThat(taken).as("closed").hasSize(1);
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
