package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A prompt of 2,000 tokens on GPT-4o (1,993 times " hello" and 7 of the chat format); amounts worked out by hand
/// from its list price, 2.50 in, 10 out, 1.25 cached, half of it in batch mode.
final class CostTest {
    private static final String PROMPT = " hello".repeat(1_993);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @Test
    void aCachedShareIsToldAsHitMissAndAverage() {
        JsonNode row = cost("-m", "gpt-4o", "--output", "200", "--cached", "60%", "--hits", "0.5").get("costs").get(0);

        assertThat(row.get("tokens").asLong()).isEqualTo(2_000);
        assertThat(row.get("cached_tokens").asLong()).isEqualTo(1_200);
        money(row, "usd_per_hit", "0.0055");
        money(row, "usd_per_miss", "0.007");
        money(row, "usd_per_call", "0.00625");
        money(row, "usd_per_month", "187.5");
    }

    @Test
    void aPrefixThatIsTooShortIsPricedInFullWithTheReason() {
        JsonNode row = cost("-m", "gpt-4o", "--output", "200", "--cached", "51%").get("costs").get(0);

        assertThat(row.get("cached_tokens").asLong()).isZero();
        assertThat(row.get("not_cached").asString())
                .isEqualTo("GPT-4o caches a prefix of 1,024 tokens or more, this one has 1,020.");
        money(row, "usd_per_month", "210");
    }

    @Test
    void batchHasItsOwnPriceAndADerivedOneSaysSo() {
        JsonNode rows = cost("-m", "gpt-4o", "-m", "anthropic/claude-opus-5", "-m", "mistral/mistral-large-2512",
                "--output", "200", "--batch", "--sort", "name").get("costs");

        assertThat(rows.get(0).get("price_derived").asBoolean()).isTrue();
        assertThat(rows.get(1).get("usd_per_month").isNull()).isTrue();
        assertThat(rows.get(1).get("unpriced").asString()).startsWith("No batch price is known for Mistral Large 3");
        assertThat(rows.get(2).get("mode").asString()).isEqualTo("batch");
        assertThat(rows.get(2).get("price_derived").asBoolean()).isFalse();
        money(rows.get(2), "usd_per_month", "105");
    }

    @Test
    void theCheapestThatFitsIsOneModelOrAFailedGate() {
        String[] both = {"-m", "gpt-4o", "-m", "gpt-4o-mini", "--cheapest-that-fits"};

        assertThat(cost(both).get("costs")).singleElement()
                .satisfies(row -> assertThat(row.get("model").asString()).isEqualTo("openai/gpt-4o-mini"));
        Said none = Said.run(home, PROMPT, "cost", "-m", "gpt-4o", "--cheapest-that-fits", "--output", "16385");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).isEqualToIgnoringNewLines(
                "whittle: No model with a known price holds this prompt and its output.");
    }

    // Claude Opus 5 counts the prompt by an estimate, so only what does not depend on the count is compared.
    @Test
    void aPrefixIsComparedForEveryLifetimeThatHasAPrice() {
        JsonNode rows = cost("-m", "gpt-4o", "-m", "anthropic/claude-opus-5", "-m", "groq/llama-3.3-70b-versatile",
                "--prefix", "1200").get("break_even");

        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).get("reads_per_write").asLong()).isOne();
        assertThat(rows.get(0).get("calls_per_write").asLong()).isEqualTo(2);
        assertThat(rows.get(0).get("even_hit_rate").asString()).isEqualTo("0");
        money(rows.get(0), "usd_input_per_month_plain", "150");
        money(rows.get(0), "usd_input_per_month_cached", "105");
        assertThat(rows.get(1).get("lifetime").asString()).isEqualTo("5m");
        assertThat(rows.get(1).get("even_hit_rate").asString()).isEqualTo("0.217391");
        assertThat(rows.get(2).get("lifetime").asString()).isEqualTo("1h");
        assertThat(rows.get(2).get("reads_per_write").asLong()).isEqualTo(2);
        assertThat(rows.get(3).get("pays").asBoolean()).isFalse();
        assertThat(rows.get(3).get("reason").asString()).contains("offers no prompt cache");
    }

    @Test
    void tablesForPeopleSayTheSame() {
        assertThat(Said.run(home, PROMPT, "cost", "-m", "gpt-4o", "--output", "200", "--cached", "60%").out())
                .contains("1,200", "$0.0055", "$165.00");
        assertThat(Said.run(home, PROMPT, "cost", "-m", "gpt-4o", "--prefix", "1200").out())
                .contains("reads that pay", "any", "$150.00", "$105.00", "$45.00");
        assertThat(Said.run(home, PROMPT, "cost", "-m", "gpt-4o", "--prefix", "2001").out())
                .contains("never", "The prompt has only 2,000 tokens.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            cost --cached 160%          | "160%" is not a part from 0% to 100%, such as 60% or 0.6
            cost --cached 60            | "60" is not a part from 0% to 100%
            cost --hits -0.1            | "-0.1" is not a part from 0% to 100%
            cost --hits 1E+999999999    | is not a part from 0% to 100%
            cost --mode frob            | expected one of
            cost --cache-life 2h        | a prefix lives 5m or 1h, not "2h"
            cost --batch --mode flex    | --batch and --mode say different things; give one of them.
            cost --days 32              | Days a month are between 0 and 31, not 32.
            cost --prefix 9 --max-month 1 | leave out --cheapest-that-fits and --max-month
            """)
    void absurdNumbersAreOneSentence(String line, String sentence) {
        Said said = Said.run(home, "hello", line.split(" ", -1));

        assertThat(said.err()).contains(sentence).hasLineCount(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.code()).isEqualTo(2);
    }

    private JsonNode cost(String... options) {
        String[] args = new String[options.length + 2];
        System.arraycopy(options, 0, args, 1, options.length);
        args[0] = "cost";
        args[args.length - 1] = "--json";
        return Said.run(home, PROMPT, args).json();
    }

    private static void money(JsonNode row, String field, String usd) {
        assertThat(new BigDecimal(row.get(field).asString())).isEqualByComparingTo(usd);
    }
}
