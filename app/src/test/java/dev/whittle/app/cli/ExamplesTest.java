package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ExamplesTest {
    private static final String PROMPT = """
            Decide whether the mail is urgent.

            Examples:

            Mail: Server room is flooding!
            Urgent: yes

            Mail: Could we meet next month?
            Urgent: no

            Mail: The alarm will not stop.
            Urgent: yes

            Mail: {{mail}}
            Urgent:""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @Test
    void findListsExamplesWithTokensAndMoney() {
        Said said = Said.run(home, PROMPT, "examples", "find", "-m", "openai/gpt-4o", "--json");
        assertThat(said.code()).isZero();
        JsonNode answer = said.json();
        assertThat(answer.propertyNames()).containsExactly("model", "format", "examples", "notes");
        assertThat(answer.path("format").stringValue()).isEqualTo("labels");
        assertThat(answer.path("examples")).hasSize(3);
        JsonNode first = answer.path("examples").path(0);
        assertThat(first.propertyNames()).containsExactly("number", "input", "output", "start", "end", "message",
                "tokens", "usd_per_month");
        assertThat(PROMPT.substring(first.path("start").asInt(), first.path("end").asInt()))
                .isEqualTo("Mail: Server room is flooding!\nUrgent: yes");
        assertThat(Said.run(home, PROMPT, "examples", "find").out()).contains("Server room is flooding!");
    }

    @Test
    void inferStatesLabelsAndSupport() {
        JsonNode answer = Said.run(home, PROMPT, "examples", "infer", "--json").json();
        assertThat(answer.propertyNames()).containsExactly("format", "number_of_examples", "task", "labels",
                "output_format", "rules", "label_examples", "keys", "language", "notes");
        assertThat(answer.path("task").stringValue()).isEqualTo("classification");
        assertThat(answer.path("labels").toString()).isEqualTo("[\"yes\",\"no\"]");
        assertThat(answer.path("label_examples").toString())
                .isEqualTo("[{\"label\":\"yes\",\"examples\":[1,3]},{\"label\":\"no\",\"examples\":[2]}]");
        assertThat(Said.run(home, PROMPT, "examples", "infer").out()).contains("yes (2), no (1)");
    }

    @Test
    void convertPrintsTheShorterPromptAndSaysWhatIsLost() {
        Said said = Said.run(home, PROMPT, "examples", "convert", "-m", "openai/gpt-4o");
        assertThat(said.out()).isEqualTo("""
                Decide whether the mail is urgent.

                Answer with one of: yes, no.

                Mail: {{mail}}
                Urgent:""");
        assertThat(said.err()).contains("0 examples kept")
                .contains("Example 2 shows the only case of the label \"no\".");
        assertThat(said.code()).isZero();
        JsonNode kept = Said.run(home, PROMPT, "examples", "convert", "--keep", "2", "--lexical", "--json").json();
        assertThat(kept.propertyNames()).containsExactly("model", "messages", "kept", "lost", "not_possible",
                "tokens_before", "tokens_after", "exact");
        assertThat(kept.path("kept").toString()).isEqualTo("[1,2]");
        assertThat(kept.path("not_possible").isNull()).isTrue();
    }

    @Test
    void whatCannotBeConvertedIsOneSentenceAndAFailedGate() {
        Said said = Said.run(home, "Summarise the text.", "examples", "convert");
        assertThat(said.code()).isEqualTo(Cli.GATE_FAILED);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("No examples were found");
        assertThat(Said.run(home, "Summarise.", "examples", "find").err()).contains("No examples were found");
        assertThat(Said.run(home, PROMPT, "examples", "convert", "--mix").err()).contains("go with --keep");
        assertThat(Said.run(home, "", "examples").code()).isEqualTo(Cli.BAD_INPUT);
    }

    @Test
    void linesAreAnsweredInOrderInTheDocumentedShape() {
        String in = "{\"id\":\"a\",\"prompt\":" + JsonMapper.shared().writeValueAsString(PROMPT)
                + "}\n{\"id\":2,\"prompt\":\"None here.\"}\n{\"id\":3}\n";
        Said said = Said.run(home, in, "examples", "--jsonl", "-m", "openai/gpt-4o");
        assertThat(said.code()).isEqualTo(Cli.BAD_INPUT);
        String[] lines = said.out().split("\n", 0);
        assertThat(lines).hasSize(3);
        JsonNode first = JsonMapper.shared().readTree(lines[0]);
        assertThat(first.propertyNames()).containsExactly("id", "format", "examples", "task", "labels", "output_format",
                "rules", "zero_shot", "k_shot", "tokens_before", "tokens_after", "notes");
        assertThat(first.path("examples").path(1).toString()).isEqualTo(
                "{\"input\":\"Could we meet next month?\",\"output\":\"no\",\"start\":91,\"end\":133}");
        assertThat(first.path("zero_shot").stringValue()).contains("Answer with one of: yes, no.");
        assertThat(first.path("tokens_after").asLong()).isLessThan(first.path("tokens_before").asLong());
        assertThat(JsonMapper.shared().readTree(lines[1]).toString()).isEqualTo(
                "{\"id\":2,\"format\":\"none\",\"examples\":[],\"task\":null,\"labels\":[],\"output_format\":null,\"rules\":[],"
                        + "\"zero_shot\":null,\"k_shot\":null,\"tokens_before\":3,\"tokens_after\":3,"
                        + "\"notes\":[\"No examples were found: no pair of labels, tags, headings, arrows, columns or messages takes turns in it.\"]}");
        assertThat(Said
                .run(home, "{\"prompt\":\"Input: a\\nOutput: x\\n\\nInput: a\\nOutput: y\\n\\nInput: b\\nOutput: x\"}",
                        "examples", "--jsonl")
                .json().path("notes").toString()).isEqualTo(
                        "[\"Examples 1 and 2 contradict each other: the same input has different answers.\"]");
        assertThat(lines[2]).isEqualTo("{\"id\":3,\"error\":\"Line 3: \\\"prompt\\\" is missing or no text.\"}");
    }
}
