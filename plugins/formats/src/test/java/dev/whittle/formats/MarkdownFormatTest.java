package dev.whittle.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.format.contract.TemplateFormatContract;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class MarkdownFormatTest extends TemplateFormatContract {
    @Override
    protected TemplateFormat format() {
        return new MarkdownFormat();
    }

    private List<Message> messages(String markdown) throws FormatException {
        return format().read(markdown).prompt().messages();
    }

    private void isRefused(String markdown, String... words) {
        assertThatThrownBy(() -> format().read(markdown)).isInstanceOfSatisfying(FormatException.class, e -> {
            isASentence(e);
            assertThat(e.getMessage()).contains(words);
        });
    }

    @Test
    void anEverydayTemplateIsPleasantToRead() throws FormatException {
        assertThat(format().write(everyday())).isEqualTo("""
                ---
                name: Ticket triage
                description: "Sorts tickets: bug, question or praise"
                provider: openai
                model: gpt-6-luna
                parameters:
                  temperature: 0.2
                  max_tokens: 400
                  top_p: 0.95
                  seed: 42
                  stop:
                    - "\\n\\n"
                    - END
                variables:
                  product: Kettle 3000
                  ticket: |
                    It leaks.

                    Since "Monday": 3 ml an hour.
                ---

                # system

                You sort tickets for {{product}}.

                Answer as {"kind": "bug"}.

                # user

                Ticket:
                {{ticket}}

                # assistant

                {"kind": "bug"}

                # user

                And this one? {{ other }}
                """);
    }

    @Test
    void theFrontMatterIsYamlForOthersToo() throws FormatException {
        String matter = format().write(everyday()).split("---\n", -1)[1];
        assertThat(new YAMLMapper().readTree(matter).at("/variables/ticket").asString())
                .isEqualTo("It leaks.\n\nSince \"Monday\": 3 ml an hour.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# user", "# user\n", "a\n# assistant\nb", "a\n# System #\nb", "---", "a\n---\nb",
        "```\nx\n```",
        "```exact\nx\n```", "````\n```exact\n````", "", " ", "\n", "\n\n", " a", "a ", "a\n", "\na", "a\n\n", "\t",
        "a\r\nb\r\n",
        "\r", "a\0b", "\uD83D", "\uDE00\uD83D", "\uFEFF", "\u2028", "\u0085", "\u001B[31m", "    code", "# other",
        "## user",
        "#user", "a\n\n\n\nb", "``````exact", "[\"a\"]"})
    void everyTextReadsBackExactlyBetweenOthers(String text) throws FormatException {
        Template template = new Template("n", "", Prompt.of(Message.system(text), Message.user(text),
                Message.assistant("end"), Message.user(text)), null, null, Parameters.DEFAULT);
        assertThat(format().read(format().write(template))).isEqualTo(template);
    }

    @Test
    void aFileWrittenByHandIsReadGenerously() throws FormatException {
        assertThat(format().read("""
                ---
                name: Greeter
                model: gpt-6-luna
                config:
                  temperature: 0.5
                variables:
                  who: Ada
                ---


                ## System:
                Be kind.
                # user
                is no message here, the level differs.


                ##  ASSISTANT ##

                Hello!
                ## user
                """)).isEqualTo(new Template("Greeter", "", new Prompt(List.of(
                Message.system("Be kind.\n# user\nis no message here, the level differs."), Message.assistant("Hello!"),
                Message.user("")), Map.of("who", "Ada")), null, "gpt-6-luna",
                new Parameters(0.5, null, null, null, List.of())));
    }

    @Test
    void aFileWithoutHeadingsIsOneUserMessage() throws FormatException {
        assertThat(messages("Sort {{x}}.\n\n# Rules\n\nBe kind.\n"))
                .containsExactly(Message.user("Sort {{x}}.\n\n# Rules\n\nBe kind."));
        assertThat(messages("---\nname: a\n---\nText\n")).containsExactly(Message.user("Text"));
        assertThat(messages("---\n\nText between rules\n\n---\n"))
                .containsExactly(Message.user("---\n\nText between rules\n\n---"));
        assertThat(messages("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Hello~~# user~~hi|Line 1: text stands before",
        "---~name: a~---~~oops~# user~hi|Line 5: text stands before", "# user~```exact~never closed|Line 2: this block",
        "# user~```exact~a~```~more|Line 5: text stands behind",
        "# user~```exact-json~[1]~```|Line 2: the block below is not a list",
        "# user~```exact-json~[~```|Line 2: the block below is not JSON",
        "---~name: [a]~---~|Line 2: name is not a text",
        "---~a: 1~a: 2~---~|Line 3: a name stands twice",
        "---~parameters: {seed: x}~---~|Line 2: seed is not a whole number",
        "---~name: [~---~|Line 3: this is not YAML", "---~parameters: {max_tokens: 0}~---~|at least 1 token"})
    void brokenFilesAreRefusedWithTheirLine(String markdown, String words) {
        isRefused(markdown.replace('~', '\n'), words);
    }
}
