package dev.whittle.formats;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.format.contract.TemplateFormatContract;
import dev.whittle.prompt.Message;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The formats that are only read, on files as their tools write them.
final class ImportFormatsTest {
    static Stream<TemplateFormat> readOnly() {
        return ServiceLoader.load(TemplateFormat.class).stream().map(ServiceLoader.Provider::get)
                .filter(TemplateFormat::readOnly);
    }

    private static final String CONVERSATIONS = """
            [{"title": "Kettle", "create_time": 1763700000.5, "current_node": "d", "mapping": {
              "root": {"id": "root", "message": null, "parent": null, "children": ["a"]},
              "a": {"message": {"author": {"role": "system"}, "content": {"content_type": "text", "parts": [""]},
                    "metadata": {"is_visually_hidden_from_conversation": true}}, "parent": "root"},
              "b": {"message": {"author": {"role": "user"}, "content": {"content_type": "text", "parts": ["It leaks."]}},
                    "parent": "a"},
              "c": {"message": {"author": {"role": "assistant"}, "content": {"content_type": "code", "text": "search()"}},
                    "parent": "b"},
              "other": {"message": {"author": {"role": "assistant"}, "content": {"content_type": "text",
                    "parts": ["Not shown"]}}, "parent": "b"},
              "d": {"message": {"author": {"role": "assistant"}, "content": {"content_type": "text",
                    "parts": ["Where?"]}}, "parent": "c"}}}]""";

    @Test
    void aChatAsTextIsPartedWhereSomebodySpeaks() throws FormatException {
        Template read = new TranscriptFormat().read("""
                Answer briefly.

                User: Capital of France?
                And of Peru: is it Lima?
                Assistant: Paris.

                **Human:** Thanks
                """);

        assertThat(read.prompt().messages()).containsExactly(Message.system("Answer briefly."),
                Message.user("Capital of France?\nAnd of Peru: is it Lima?"), Message.assistant("Paris."),
                Message.user("Thanks"));
        assertThat(new TranscriptFormat().recognises("User: a\nAssistant: b\nUser: {{x}}"))
                .as("examples of a prompt look the same").isFalse();
        assertThat(new TranscriptFormat().recognises("You said:\nhi\nChatGPT said:\nho\n")).isTrue();
    }

    @Test
    void ofAChatGptExportTheBranchThatWasShownIsRead() throws FormatException {
        Template read = new ChatGptExportFormat().read(CONVERSATIONS);

        assertThat(read.name()).isEqualTo("Kettle");
        assertThat(read.prompt().messages()).containsExactly(Message.user("It leaks."), Message.assistant("Where?"));
        assertThat(read.kept().fields()).containsExactly(Map.entry("/create_time", "1763700000.5"),
                Map.entry("/messages_left_out", "1"));
        assertThat(new ChatGptExportFormat().recognises(CONVERSATIONS)).isTrue();
    }

    // The first sample of evals/registry/data/test_match/samples.jsonl of openai/evals, shortened.
    @Test
    void samplesOfOpenAiEvalsAreReadEachByItself() throws FormatException {
        String samples = """
                {"input": [{"role": "system", "content": "Complete the phrase."}, {"role": "user", "content": "ABC AB"}], "ideal": "C"}
                {"input": "Once upon a", "ideal": ["time"]}
                """;
        List<Template> read = new OpenAiEvalsFormat().readAll(samples);

        assertThat(read).hasSize(2);
        assertThat(read.getFirst().prompt().messages()).containsExactly(Message.system("Complete the phrase."),
                Message.user("ABC AB"));
        assertThat(read.getFirst().kept().fields()).containsExactly(Map.entry("/ideal", "\"C\""));
        assertThat(read.getLast().prompt().messages()).containsExactly(Message.user("Once upon a"));
        assertThat(new OpenAiEvalsFormat().recognises(samples)).isTrue();
    }

    @Test
    void aRegistryOfOpenAiEvalsIsRefusedWithTheNameOfItsSamples() {
        assertThatThrownBy(() -> new OpenAiEvalsFormat().read("""
                test-match:
                  id: test-match.s1.simple-v0
                test-match.s1.simple-v0:
                  class: evals.elsuite.basic.match:Match
                  args:
                    samples_jsonl: test_match/samples.jsonl
                """)).hasMessage(
                "This registry keeps its samples in test_match/samples.jsonl, which is not opened; import that file.");
    }

    @Test
    void fineTuningDataAreReadLineByLine() throws FormatException {
        List<Template> read = new ChatLinesFormat().readAll("""
                {"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b", "weight": 1}]}
                {"input": {"messages": [{"role": "user", "content": "c"}]}, "preferred_output": [], "non_preferred_output": []}
                """);

        assertThat(read.getFirst().prompt().messages()).containsExactly(Message.user("a"), Message.assistant("b"));
        assertThat(read.getFirst().kept().fields()).containsExactly(Map.entry("/messages/1/weight", "1"));
        assertThat(read.getLast().prompt().messages()).containsExactly(Message.user("c"));
    }

    @Test
    void aRequestToResponsesIsReadAndAPromptKeptAtOpenAiIsRefused() throws FormatException {
        String body = """
                {"model": "gpt-6-luna", "instructions": "Be brief.", "max_output_tokens": 50, "store": false,
                 "input": [{"role": "user", "content": [{"type": "input_text", "text": "Sort {{ticket}}"}]}]}""";
        Template read = new OpenAiResponsesFormat().read(body);

        assertThat(read.prompt().messages()).containsExactly(Message.system("Be brief."),
                Message.user("Sort {{ticket}}"));
        assertThat(read.model()).isEqualTo("gpt-6-luna");
        assertThat(read.parameters().maxTokens()).isEqualTo(50);
        assertThat(read.kept().fields()).containsEntry("/store", "false");
        assertThatThrownBy(() -> new OpenAiResponsesFormat()
                .read("{\"prompt\": {\"id\": \"pmpt_123\", \"version\": \"2\", \"variables\": {\"x\": \"y\"}}}"))
                .hasMessageContaining("only names the prompt pmpt_123");
    }

    @Test
    void resultsOfPromptfooGiveEachPromptOnceWithTheValuesOfEachTest() throws FormatException {
        List<Template> read = new PromptfooResultsFormat().readAll("""
                {"evalId": "eval-1", "results": {"version": 3,
                  "prompts": [{"raw": "Sort {{x}}", "label": "short", "provider": "echo"},
                              {"raw": "Sort {{x}}", "label": "short", "provider": "openai:gpt-6-luna"},
                              {"raw": "[{\\"role\\": \\"system\\", \\"content\\": \\"Be brief.\\"}]", "label": "chat"}],
                  "results": [{"vars": {"x": "one"}}, {"vars": {"x": "two"}}, {"vars": {"x": "one"}}]},
                 "config": {"description": "d"}, "shareableUrl": null}""");

        assertThat(read).extracting(Template::name).containsExactly("short", "chat");
        assertThat(read.getFirst().cases()).containsExactly(new LinkedHashMap<>(Map.of("x", "one")),
                new LinkedHashMap<>(Map.of("x", "two")));
        assertThat(read.getLast().prompt().messages()).containsExactly(Message.system("Be brief."));
        assertThat(read.getFirst().kept().fields()).containsKeys("/evalId", "/config", "/results/version");
    }

    @Test
    void everyPromptOfAPromptfooFileIsRead() throws FormatException {
        assertThat(
                new PromptfooFormat().readAll("prompts: ['one {{x}}', {label: second, raw: two}]\nproviders: [echo]\n"))
                .extracting(template -> template.prompt().messages().getFirst().text())
                .containsExactly("one {{x}}", "two");
    }

    @ParameterizedTest
    @MethodSource("readOnly")
    void whatIsOnlyReadRefusesToWriteInOneSentence(TemplateFormat format) {
        assertThatThrownBy(() -> format.write(TemplateFormatContract.everyday())).isInstanceOf(FormatException.class)
                .hasMessageEndingWith("is only read; choose another format to write.");
    }

    @ParameterizedTest
    @MethodSource("readOnly")
    void rubbishIsRefusedInOneSentence(TemplateFormat format) {
        for (String rubbish : List.of("", "\n", "\0", "{", "[]", "null", "[".repeat(100_000), "{\"a\":".repeat(50_000),
                "{\"mapping\": {}, \"current_node\": {}}",
                "{\"results\": {\"prompts\": [{\"raw\": 5}], \"results\": [5]}}",
                "{\"input\": {}}", "{\"messages\": [1]}", "{\"input\": [{\"role\": \"tool\"}]}")) {
            try {
                assertThat(format.readAll(rubbish)).isNotEmpty();
            } catch (FormatException e) {
                assertThat(e.getMessage()).endsWith(".").doesNotContain("\n", "Exception").hasSizeLessThan(400);
            }
        }
    }

    // Each took hours or minutes: a line of blanks before no name of a role, and lines that are all blank.
    @Test
    void blanksWithoutEndDoNotStopAnyFormat() {
        String blanks = "---\nname: n\n---\nsystem:" + " \t".repeat(30_000) + "x\n" + "\n".repeat(200_000) + "y";
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (TemplateFormat format : ServiceLoader.load(TemplateFormat.class)) {
                format.recognises(blanks);
            }
            assertThat(new PromptyFormat().read(blanks).prompt().messages()).hasSize(1);
        });
    }
}
