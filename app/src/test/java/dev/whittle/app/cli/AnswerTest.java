package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class AnswerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @Test
    void theLimitIsPricedByTheAnswersObserved() {
        JsonNode answer = Said.run(home, "Why is the sky blue?", "answer", "--words", "60", "--lengths", "180,420,200",
                "--json", "-m", "openai/gpt-4o").json();
        assertThat(answer.propertyNames()).containsExactly("model", "words", "instruction", "tokens_added", "observed",
                "output_tokens_now", "output_tokens_then", "usd_per_month_now", "usd_per_month_then",
                "usd_saved_per_month", "max_tokens", "cut_off_share");
        assertThat(answer.path("instruction").stringValue()).isEqualTo("Answer in at most 60 words.");
        assertThat(answer.path("output_tokens_then").asInt()).isEqualTo(80);
        assertThat(answer.path("max_tokens").asInt()).isEqualTo(430);
        assertThat(answer.path("cut_off_share").asDouble()).isEqualTo(0.25);
    }

    @Test
    void withoutObservedAnswersTheOutputIsAnAssumptionAndSaidToBe() {
        Said said = Said.run(home, "Why is the sky blue?", "answer", "--words", "60", "--from-experiments", "-m",
                "openai/gpt-4o");
        assertThat(said.out()).contains("in at most 60 words");
        assertThat(said.err()).contains("No answer was observed, so the output is your assumption");
        assertThat(said.code()).isZero();
        Said none = Said.run(home, "Why?", "answer", "--words", "0");
        assertThat(none.err()).contains("An answer has 1 to a million words, not 0.");
        assertThat(none.code()).isEqualTo(Cli.BAD_INPUT);
    }
}
