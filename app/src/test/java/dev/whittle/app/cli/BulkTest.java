package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Width;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

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
    void packKeepsTheSentenceThatMeansTheAnswer() {
        String line = "{\"id\":7,\"question\":\"When do I get a refund?\",\"chunks\":[{\"id\":1,\"text\":"
                + "\"Our shop opened in 1990. Your money is back on your card after five days.\"},"
                + "{\"id\":2,\"text\":\"Ships are large. They carry cargo.\"}],"
                + "\"budget_ratio\":0.5,\"granularity\":\"sentence\"}";
        Said said = Said.run(home, line, "pack", "--jsonl", "-m", "openai/gpt-4o");

        JsonNode answer = said.json();
        assertThat(answer.at("/ranking/0/chunk").stringValue()).isEqualTo("1");
        assertThat(answer.at("/ranking/0/embedding").isNumber()).isTrue();
        assertThat(answer.path("kept")).hasToString(
                "[{\"chunk\":\"1\",\"text\":\"Your money is back on your card after five days.\"}]");
        assertThat(answer.path("tokens").intValue()).isLessThanOrEqualTo(answer.path("original_tokens").intValue() / 2);
        assertThat(said.code()).isZero();
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
}
