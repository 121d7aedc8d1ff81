package dev.whittle.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.whittle.app.Plugins;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.workspace.Draft;
import dev.whittle.app.workspace.SampleProject;
import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateFileTest {
    private static final Tokenizer TOKENIZER = Tokenizers.get("o200k_base");

    @TempDir
    private Path folder;

    private static Template sample() {
        Draft draft = SampleProject.draft();
        return new Template(draft.name(), "", draft.prompt(), "openai", "gpt-4o", Parameters.DEFAULT);
    }

    private TemplateFormat format(String id) {
        return Plugins.load(folder.resolve("plugins")).formats().stream().filter(format -> format.id().equals(id))
                .findFirst().orElseThrow();
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"promptfoo", "markdown"})
    void theSampleProjectReadsBackEqualFromTheFile(String id) throws Exception {
        TemplateFormat format = format(id);
        TemplateFile.Proof proof = TemplateFile.prove(format, sample(), TOKENIZER);
        Path file = folder.resolve("triage." + format.extension());
        TextFile.write(file, proof.content());

        assertThat(format.read(Files.readString(file))).isEqualTo(sample());
        assertThat(files()).containsExactly(file);
        assertThat(proof.sentence()).matches("Read back: rendered text identical, ([0-9,]+) = \\1 tokens\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"promptfoo", "markdown"})
    void aValueThatWasTypedAndClearedDoesNotStandInTheWay(String id) throws Exception {
        dev.whittle.app.prompt.OpenPrompt open = new dev.whittle.app.prompt.OpenPrompt();
        open.open("p", Prompt.of(Message.user("Hi {{name}}")));
        open.setValue("name", "Ada");
        open.setValue("name", "");
        Template template = new Template("p", "", open.prompt(), "openai", "gpt-4o", Parameters.DEFAULT);

        assertThat(TemplateFile.prove(format(id), template, TOKENIZER).content()).contains("{{name}}");
    }

    /// Forgets what it is told to.
    private record Forgetful(boolean text) implements TemplateFormat {
        @Override
        public String id() {
            return "forgetful";
        }

        @Override
        public String displayName() {
            return "Forgetful";
        }

        @Override
        public String extension() {
            return "txt";
        }

        @Override
        public String write(Template template) {
            return template.prompt().messages().getFirst().text();
        }

        @Override
        public Template read(String content) {
            Prompt prompt = Prompt.of(Message.user(text ? content.strip() : content));
            return new Template("p", "", prompt, null, null, Parameters.DEFAULT);
        }
    }

    @Test
    void aFormatThatLosesABlankIsRefused() {
        Template template = new Template("p", "", Prompt.of(Message.user("blank at the end ")), null, null,
                Parameters.DEFAULT);

        assertThatThrownBy(() -> TemplateFile.prove(new Forgetful(true), template, TOKENIZER))
                .isInstanceOf(FormatException.class)
                .hasMessage("Forgetful wrote messages that read back different; choose another format.");
    }

    @Test
    void aFormatThatLosesAValueIsRefused() {
        Template template = new Template("p", "", Prompt.of(Message.user("Hi {{name}}")).withValue("name", "Ada"), null,
                null, Parameters.DEFAULT);

        assertThatThrownBy(() -> TemplateFile.prove(new Forgetful(false), template, TOKENIZER))
                .isInstanceOf(FormatException.class)
                .hasMessage("Forgetful lost values or settings of this prompt; choose another format.");
    }

    @Test
    void anOlderFileIsReplacedAsAWhole() throws Exception {
        Path file = folder.resolve("p.md");
        Files.writeString(file, "old and much longer than what comes now");
        TextFile.write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void aMissingFolderIsSaidInOneSentenceThatNamesIt() {
        Path file = folder.resolve("gone/p.md");
        Throwable cause = catchThrowable(() -> TextFile.write(file, "new"));

        assertThat(Problem.of(cause).text()).contains(folder.resolve("gone").toString()).doesNotContain(".part", "null")
                .endsWith(".");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidInOneSentenceAndTheOldContentStays() throws Exception {
        Path occupied = folder.resolve("p.md");
        Files.createDirectory(occupied);
        Path old = Files.writeString(occupied.resolve("old.md"), "old");
        Throwable cause = catchThrowable(() -> TextFile.write(occupied, "new"));

        assertThat(Problem.of(cause).text()).contains(occupied.toString()).doesNotContain(".part", "null", "\n");
        assertThat(old).hasContent("old");
        assertThat(files()).containsExactly(occupied);
    }
}
