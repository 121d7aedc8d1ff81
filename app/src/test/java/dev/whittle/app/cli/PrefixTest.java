package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class PrefixTest {
    private static final String PROMPT = "Today is {{date}}.\n\nAnswer in JSON.\n\n{{ticket}}\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @Test
    void whatChangesIsToldWithWhatStandsBehindIt() {
        JsonNode answer = Said.run(home, PROMPT, "prefix", "--json", "-m", "openai/gpt-4o").json();
        assertThat(answer.propertyNames()).containsExactly("model", "tokens", "stable_tokens",
                "stable_tokens_reordered", "usd_input_per_month_plain", "usd_input_per_month_cached",
                "usd_input_per_month_reordered", "not_cached", "not_cached_reordered", "places", "messages");
        assertThat(answer.path("places").path(0).propertyNames()).containsExactly("kind", "message", "line", "start",
                "end", "text", "tokens_behind");
        assertThat(answer.path("places")).extracting(place -> place.path("text").stringValue())
                .containsExactly("{{date}}", "{{ticket}}");
        assertThat(answer.path("messages").path(0).path("content").stringValue())
                .isEqualTo("Answer in JSON.\n\nToday is {{date}}.\n\n{{ticket}}\n");
        assertThat(answer.path("not_cached").stringValue()).contains("1,024 tokens or more");
    }

    @Test
    void theReorderedPromptGoesToStandardOutputAndTheAdviceBesideIt() {
        Said said = Said.run(home, PROMPT, "prefix", "--stable-first", "--fixed", "date", "-m",
                "openai/gpt-4o");
        assertThat(said.out()).isEqualTo(PROMPT);
        assertThat(said.err()).contains("Another order of its parts would not make that more.");
        assertThat(said.code()).isZero();
    }

    @Test
    void aVariableThePromptDoesNotHaveIsRefusedWithThoseItHas() {
        Said said = Said.run(home, PROMPT, "prefix", "--fixed", "date,product", "-m", "openai/gpt-4o");
        assertThat(said.err()).contains("The prompt has no variable \"product\"; it has: date, ticket.");
        assertThat(said.out()).isEmpty();
        assertThat(said.code()).isEqualTo(2);
    }
}
