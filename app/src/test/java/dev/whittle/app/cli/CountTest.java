package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counts of `hello world` are tiktoken's: 2 on o200k_base and on cl100k_base.
final class CountTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @Test
    void countOfAnEncodingIsThatOfTheTextAlone() {
        Said said = Said.run(home, "hello world", "count", "-e", "o200k_base", "-e", "cl100k_base", "--json");

        assertThat(said.json()).hasToString(
                """
                        {"counts":[{"model":null,"encoding":"o200k_base","tokens":2,"exact":true,"low":2,"high":2},\
                        {"model":null,"encoding":"cl100k_base","tokens":2,"exact":true,"low":2,"high":2}]}""");
        assertThat(said.code()).isZero();
        assertThat(said.err()).isEmpty();
    }

    @Test
    void eachLineIsAnsweredByOneInOrderAndABadOneStopsNoOther() {
        Said said = Said.run(home, """
                {"id": "a", "text": "hello world"}
                nonsense
                {"id": 7}

                {"id": 8, "text": ""}
                """, "count", "--jsonl", "-m", "openai/gpt-4o");

        assertThat(said.out().lines()).satisfiesExactly(
                one -> assertThat(one).isEqualTo(
                        "{\"id\":\"a\",\"counts\":[{\"model\":\"openai/gpt-4o\",\"encoding\":\"o200k_base\",\"tokens\":2,"
                                + "\"exact\":true,\"low\":2,\"high\":2}]}"),
                two -> assertThat(two).startsWith("{\"error\":\"Line 2: it is not JSON"),
                three -> assertThat(three)
                        .isEqualTo("{\"id\":7,\"error\":\"Line 3: \\\"text\\\" is missing or no text.\"}"),
                four -> assertThat(four).contains("\"id\":8").contains("\"tokens\":0"));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).hasLineCount(1);
    }

    @Test
    void aBadLineHasTheNumberAnEditorShowsAndBlankOnesAreNoQuestions() {
        Said said = Said.run(home, "\n\n{\"id\":1}\n\n", "count", "--jsonl", "-e", "o200k_base");

        assertThat(said.out()).isEqualTo("{\"id\":1,\"error\":\"Line 3: \\\"text\\\" is missing or no text.\"}\n");
        assertThat(said.err()).contains("1 of 1 lines could not be used");
    }

    @Test
    void aNumberAsAnIdComesBackDigitForDigit() {
        for (String id : List.of("1.10", "1E+400", "0.12345678901234567890123", "99999999999999999999999")) {
            Said said = Said.run(home, "{\"id\":%s,\"text\":\"hi\"}".formatted(id), "count", "--jsonl", "-e",
                    "o200k_base");

            assertThat(said.out()).startsWith("{\"id\":%s,\"counts\"".formatted(id));
        }
    }

    @Test
    void invalidUtf8IsOneBadLine() {
        Said said = Said.run(home, new byte[]{'{', '"', (byte) 0xFF, '\n'}, Map.of(), "count", "--jsonl", "-e",
                "o200k_base");

        assertThat(said.out()).isEqualTo("{\"error\":\"Line 1: it is not valid UTF-8.\"}\n");
        assertThat(said.code()).isEqualTo(2);
    }

    @Test
    void halfASurrogatePairInAnIdComesBackAsItWas() {
        Said said = Said.run(home, "{\"id\":\"\\ud800\",\"text\":\"hello world\"}", "count", "--jsonl", "-e",
                "o200k_base");

        assertThat(said.out()).startsWith("{\"id\":\"\\uD800\",\"counts\"");
        assertThat(said.code()).isZero();
    }

    @Test
    void tooManyTokensIsAGateAndNotAnError() {
        Said said = Said.run(home, "hello world", "count", "-e", "o200k_base", "--max-tokens", "1");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).isEqualTo("whittle: o200k_base counts 2 tokens, more than 1.%n".formatted());
    }

    @Test
    void utf16WithAMarkIsReadAsText() {
        byte[] text = "\uFEFFhello world".getBytes(StandardCharsets.UTF_16LE);

        assertThat(Said.run(home, text, Map.of(), "count", "-e", "o200k_base", "--json").json().at("/counts/0/tokens")
                .intValue()).isEqualTo(2);
    }
}
