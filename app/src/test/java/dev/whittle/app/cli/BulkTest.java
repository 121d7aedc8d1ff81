package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Home;
import dev.whittle.app.Width;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class BulkTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @Test
    void optimizeAnswersEachPromptWithItsEdits() {
        Said said = Said.run(home, "{\"id\":1,\"prompt\":\"Answer in order to help.\"}", "optimize", "--jsonl", "-m",
                "openai/gpt-4o");

        JsonNode answer = said.json();
        assertThat(answer.propertyNames()).containsExactly("id", "text", "tokens_before", "tokens_after", "edits",
                "violations");
        assertThat(answer.path("text").stringValue()).isEqualTo("Answer to help.");
        assertThat(answer.at("/edits/0").propertyNames()).containsExactly("pass", "before", "after", "tokens_saved",
                "risk", "reason");
        assertThat(answer.path("violations")).isEmpty();
        assertThat(said.code()).isZero();
    }

    @Test
    void packKeepsTheChunkThatAnswersWithinTheBudget() {
        String chunks = "\"chunks\":[{\"id\":\"ships\",\"text\":\"Ships are large.\"},"
                + "{\"id\":\"refund\",\"title\":\"Refunds\",\"text\":\"A refund takes five days.\"}]";
        Said said = Said.run(home, "{\"id\":\"q\",\"question\":\"How long does a refund take?\"," + chunks
                + ",\"budget_tokens\":20,\"granularity\":\"chunk\"}", "pack", "--jsonl", "--lexical", "-m",
                "openai/gpt-4o");

        JsonNode answer = said.json();
        assertThat(answer.propertyNames()).containsExactly("id", "ranking", "kept", "text", "tokens",
                "original_tokens");
        assertThat(answer.at("/ranking/0").propertyNames()).containsExactly("chunk", "score", "bm25", "embedding");
        assertThat(answer.at("/ranking/0/embedding").isNull()).isTrue();
        assertThat(answer.path("kept")).hasToString(
                "[{\"chunk\":\"refund\",\"text\":\"A refund takes five days.\"}]");
        assertThat(answer.path("text").stringValue()).isEqualTo("Refunds\nA refund takes five days.");
    }

    @Test
    @Timeout(60)
    void aProgramThatWaitsForEachAnswerBeforeItSendsTheNextLineGetsIt()
            throws IOException, InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newSingleThreadExecutor(); PipedReader answers = new PipedReader()) {
            PipedInputStream in = new PipedInputStream();
            PrintWriter out = new PrintWriter(new PipedWriter(answers), true);
            Future<Integer> code;
            try (PipedOutputStream lines = new PipedOutputStream(in)) {
                code = threads.submit(() -> Cli.run(new Terminal(new Home(home), in, out,
                        new PrintWriter(Writer.nullWriter()), _ -> null, InstantSource.fixed(Instant.EPOCH)),
                        "optimize", "--jsonl"));
                BufferedReader read = new BufferedReader(answers);
                for (int id = 0; id < 3; id++) {
                    lines.write("{\"id\":%d,\"prompt\":\"Answer  it.\"}\n".formatted(id)
                            .getBytes(StandardCharsets.UTF_8));
                    lines.flush();
                    assertThat(JsonMapper.shared().readTree(read.readLine()).path("id").intValue()).isEqualTo(id);
                }
            }
            assertThat(code.get()).isZero();
        }
    }

    @Test
    void answersComeInTheOrderOfTheLinesHoweverLongEachTakes() {
        StringBuilder lines = new StringBuilder();
        for (int id = 0; id < 40; id++) {
            String text = "In order to  answer, answer. ".repeat(id % 4 == 0 ? 400 : 1);
            lines.append(id == 21 ? "{\"id\":21}\n" : "{\"id\":%d,\"prompt\":\"%s\"}\n".formatted(id, text));
        }
        Said said = Said.run(home, lines.toString(), "optimize", "--jsonl");
        List<JsonNode> answers = said.out().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(answers).extracting(answer -> answer.path("id").intValue())
                .isEqualTo(IntStream.range(0, 40).boxed().toList());
        assertThat(answers.get(21).path("error").stringValue()).isEqualTo("Line 22: \"prompt\" is missing or no text.");
        assertThat(answers.get(20).path("tokens_before").intValue()).isGreaterThan(2_000);
        assertThat(said.code()).isEqualTo(2);
    }

    @Test
    void packKeepsTheSentenceThatMeansTheAnswer() {
        String line = "{\"id\":7,\"question\":\"When do I get a refund?\",\"chunks\":[{\"id\":1,\"text\":"
                + "\"Our shop opened in 1990. Your money is back on your card after five days.\"},"
                + "{\"id\":2,\"text\":\"Ships are large. They carry cargo.\"}],"
                + "\"budget_ratio\":0.5,\"granularity\":\"sentence\"}";
        Said said = Said.run(home, line, "pack", "--jsonl", "-m", "openai/gpt-4o");

        JsonNode answer = said.json();
        assertThat(answer.at("/ranking/0/chunk").intValue()).isEqualTo(1);
        assertThat(answer.at("/ranking/0/embedding").isNumber()).isTrue();
        assertThat(answer.path("kept")).hasToString(
                "[{\"chunk\":1,\"text\":\"Your money is back on your card after five days.\"}]");
        assertThat(answer.path("tokens").intValue()).isLessThanOrEqualTo(answer.path("original_tokens").intValue() / 2);
        assertThat(said.code()).isZero();
    }

    @Test
    void packSaysWhichCopyWasKeptAndHowLikelyTheAnswerIs() throws IOException {
        Path first = Files.writeString(home.resolve("a.md"), "# Refunds\n\nA refund takes five days after the return.");
        Path copy = Files.writeString(home.resolve("b.md"), "# Again\n\nA refund takes five days after the return.");
        Said said = Said.run(home, "", "pack", "--lexical", "-q", "How long does a refund take?", "-b", "100", "--json",
                first.toString(), copy.toString());

        JsonNode answer = said.json();
        assertThat(answer.propertyNames()).containsExactly("question", "kept", "dropped", "text", "tokens", "budget",
                "coverage");
        assertThat(answer.at("/dropped/0/why").stringValue()).isEqualTo("duplicate");
        assertThat(answer.at("/dropped/0/copy_of")).isEqualTo(answer.at("/kept/0/chunk"));
        assertThat(answer.path("coverage").doubleValue()).isEqualTo(1);
    }

    @Test
    void documentsAreCutWhereAskedAndVarietyChangesTheOrder() throws IOException {
        Path file = Files.writeString(home.resolve("a.md"),
                "A refund takes five days.\n\nThe refund takes five days.\n\nShips leave at noon, and a refund is due.");
        Said whole = Said.run(home, "", "rank", "--lexical", "-q", "refund", "--json", file.toString());
        Said parts = Said.run(home, "", "rank", "--lexical", "-q", "refund", "--chunk-by", "paragraph", "--mmr", "0.3",
                "--json", file.toString());

        assertThat(whole.json().path("ranking")).hasSize(1);
        assertThat(parts.json().path("ranking")).hasSize(3);
        assertThat(parts.json().at("/ranking/1/text").stringValue()).startsWith("Ships leave");
    }

    @Test
    void aLineLeavesOutWhatTheOptionsSayAndNullIsLeftOut() {
        String chunks = "\"chunks\":[{\"id\":1,\"title\":null,\"text\":\"Ships are large.\"},"
                + "{\"id\":\"r\",\"text\":\"A refund takes five days.\"}]}";
        String nothing = "{\"question\":null,\"budget_tokens\":null,\"granularity\":null,";
        for (String start : List.of("{", nothing, "{\"budget_tokens\":7.0,\"budget_ratio\":null,")) {
            Said said = Said.run(home, start + chunks, "pack", "--jsonl", "--lexical", "-q", "How long is a refund?",
                    "-b", "7", "-m", "openai/gpt-4o");

            assertThat(said.json().path("text").stringValue()).isEqualTo("A refund takes five days.");
        }
    }

    @Test
    void aChunkWithoutTextRanksLastAndTheOthersArePacked() {
        Said said = Said.run(home,
                "{\"id\":1,\"question\":\"refund?\",\"budget_tokens\":9,\"chunks\":[{\"id\":\"e\",\"text\":\"\"},"
                        + "{\"id\":\"b\",\"text\":\" \\n\"},{\"id\":7,\"text\":\"A refund takes five days.\"}]}",
                "pack", "--jsonl",
                "--lexical");

        assertThat(said.json().path("ranking")).extracting(scored -> scored.path("chunk").asString())
                .containsExactly("7", "e", "b");
        assertThat(said.json().path("text").stringValue()).isEqualTo("A refund takes five days.");
    }

    @Test
    void aBudgetThatHoldsNothingPrintsNothing() throws IOException {
        Path file = Files.writeString(home.resolve("a.md"), "A refund takes five days.");
        Said said = Said.run(home, "", "pack", "--lexical", "-q", "refund", "-b", "0", file.toString());

        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("kept 0 of 1 chunks");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":1,"text":"x"},{"text":"x"} | the id of chunk 2 is missing or neither text nor a whole number
            {"id":1,"text":"x"},{"id":"1"}   | chunk \\"1\\" has no text
            {"id":1,"text":"x"},{"id":"1","text":"y"} | two chunks have the id \\"1\\"
            {"id":1,"title":5,"text":"x"}    | the title of chunk \\"1\\" is no text
            """)
    void aBadChunkIsNamed(String chunks, String sentence) {
        Said said = Said.run(home, "{\"id\":9,\"chunks\":[%s],\"budget_ratio\":1}".formatted(chunks), "pack", "--jsonl",
                "--lexical");

        assertThat(said.out()).isEqualTo("{\"id\":9,\"error\":\"Line 1: %s.\"}\n".formatted(sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10.5", "\"10\"", "99999999999999999999", "1e400"})
    void aBudgetThatIsNoNumberOfTokensIsABadLine(String budget) {
        Said said = Said.run(home, "{\"chunks\":[],\"budget_tokens\":%s}".formatted(budget), "pack", "--jsonl",
                "--lexical");

        assertThat(said.out()).contains("Line 1: budget_tokens is a whole number from 0 to a trillion.");
    }

    @Test
    void anUnknownGranularityIsABadLine() {
        Said said = Said.run(home, "{\"id\":\"q\",\"chunks\":[],\"budget_ratio\":0.5,\"granularity\":\"word\"}",
                "pack", "--jsonl", "--lexical");

        assertThat(said.out()).contains("\"id\":\"q\"")
                .contains("there is no granularity \\\"word\\\", there are chunk and sentence");
        assertThat(said.code()).isEqualTo(2);
    }

    @Test
    void wideCharactersKeepTheColumnsOfATableInLine() {
        // Unicode's EastAsianWidth: each of these ideographs is W, two columns wide.
        assertThat(Width.of("日本")).isEqualTo(4);
        assertThat(Width.of("e\u0301")).isEqualTo(1);
        assertThat(Width.cut("日本語", 5)).isEqualTo("日本…");
    }

    @Test
    void whatIsNoJsonIsSaidWithoutTheWordsOfTheLibrary() {
        Said said = Said.run(home, "{\"text\": 1e2147483648}\n{\"text\": \"a\"} 3\n{\"text\": \"a\"}", "count",
                "--jsonl", "-e",
                "o200k_base");

        assertThat(said.out().lines().limit(2)).containsExactly(
                "{\"error\":\"Line 1: it is not JSON: a number in it is too large or too small.\"}",
                "{\"error\":\"Line 2: it is not JSON: more stands behind its end.\"}");
        assertThat(said.out().lines()).hasSize(3);
    }

    @Test
    void aPartBeyondAllNumbersIsABadLine() {
        Said said = Said.run(home, "{\"chunks\":[],\"budget_ratio\":1e400}", "pack", "--jsonl", "--lexical");

        assertThat(said.out()).contains("Line 1: budget_ratio is a number from 0 to 1.");
    }
}
