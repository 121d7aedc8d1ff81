package dev.whittle.catalog;

import static dev.whittle.catalog.Price.Mode.BATCH;
import static dev.whittle.catalog.Price.Mode.FLEX;
import static dev.whittle.catalog.Price.Mode.PRIORITY;
import static dev.whittle.catalog.Price.Mode.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What requests cost by the bundled catalog. Expected amounts are worked out by hand from list
/// prices, or taken from reference/catalog.md section 1.5 where a comment says so.
class PricesTest {
    private static final String NOON = "2026-11-21T12:00:00Z";
    private static final Catalog CATALOG = Catalog.bundled();

    // The same 5,000/500 request at different times: reference/catalog.md section 1.5, run with genai-prices.
    @ParameterizedTest
    @CsvSource({
        "openai/o3, 2025-06-09T23:59:59Z, 0.070",
        "openai/o3, 2025-06-10T00:00:00Z, 0.014",
        "openai/gpt-5.6-luna, 2026-07-29T12:00:00Z, 0.008",
        "openai/gpt-5.6-luna, 2026-07-30T00:00:00Z, 0.0016",
        "deepseek/deepseek-v4-flash, 2026-08-16T12:00:00Z, 0.00084",
        "deepseek/deepseek-v4-flash, 2026-11-20T12:00:00Z, 0.00143",
        "deepseek/deepseek-v4-flash, 2026-11-20T02:00:00Z, 0.00286",
        "google/gemini-3.6-flash, 2026-12-31T23:59:59Z, 0.005625",
        "google/gemini-3.6-flash, 2027-01-01T00:00:00Z, 0.01125"})
    void aRequestCostsWhatThePriceOfItsMomentSays(String key, String at, String usd) {
        assertThat(usd(key, Usage.of(5_000, 500), STANDARD, at)).isEqualByComparingTo(usd);
    }

    // DeepSeek: peak is 01:00-04:00 and 06:00-10:00 UTC since 2026-08-17, before it there were no hours.
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T00:59:59Z, 0.66", "2026-11-20T01:00:00Z, 1.32", "2026-11-20T03:59:59Z, 1.32",
        "2026-11-20T04:00:00Z, 0.66", "2026-11-20T05:59:59Z, 0.66", "2026-11-20T06:00:00Z, 1.32",
        "2026-11-20T09:59:59Z, 1.32", "2026-11-20T10:00:00Z, 0.66", "2026-08-16T02:00:00Z, 0.435"})
    void hoursAreInclusiveAtTheStartAndExclusiveAtTheEnd(String at, String usdPerMillion) {
        assertThat(usd("deepseek/deepseek-v4-pro", Usage.of(1_000_000, 0), STANDARD, at))
                .isEqualByComparingTo(usdPerMillion);
    }

    // OpenAI lists GPT-5.x below 272K and from 272K, GPT-6 Sol up to 272K and above; xAI from 200K;
    // Google and Anthropic above 200K. A crossed edge re-prices the whole request.
    @ParameterizedTest
    @CsvSource({
        "openai/gpt-6-sol, 272000, 1000, 0.554",
        "openai/gpt-6-sol, 272001, 1000, 1.103004",
        "openai/gpt-5.5, 271999, 1000, 1.389995",
        "openai/gpt-5.5, 272000, 1000, 2.765",
        "openai/gpt-5.5, 272001, 1000, 2.76501",
        "xai/grok-4.5, 199999, 1000, 0.405998",
        "xai/grok-4.5, 200000, 1000, 0.812",
        "google/gemini-2.5-pro, 200000, 1000, 0.26",
        "google/gemini-2.5-pro, 200001, 1000, 0.5150025",
        "alibaba/qwen3-max, 32000, 0, 0.0384",
        "alibaba/qwen3-max, 32001, 0, 0.0768024",
        "alibaba/qwen3-max, 128001, 0, 0.384003"})
    void aCrossedTierRepricesTheWholeRequest(String key, long input, long output, String usd) {
        assertThat(usd(key, Usage.of(input, output), STANDARD, NOON)).isEqualByComparingTo(usd);
    }

    @Test
    void cachedTokensCountTowardsTheTierAndPayItsCacheRate() {
        // 1,000 x 2.00 + 271,000 x 0.20; one token more and all rates double
        assertThat(usd("openai/gpt-6-sol", new Usage(1_000, 271_000, 0, 0, 0), STANDARD, NOON))
                .isEqualByComparingTo("0.0562");
        assertThat(usd("openai/gpt-6-sol", new Usage(1_001, 271_000, 0, 0, 0), STANDARD, NOON))
                .isEqualByComparingTo("0.112404");
    }

    @Test
    void longContextWasDearerOnClaudeUntilTheThirteenthOfMarch() {
        Usage usage = Usage.of(200_001, 0);
        assertThat(usd("anthropic/claude-opus-4-6", usage, STANDARD, "2026-03-12T12:00:00Z"))
                .isEqualByComparingTo("2.00001");
        assertThat(usd("anthropic/claude-opus-4-6", usage, STANDARD, "2026-03-13T00:00:00Z"))
                .isEqualByComparingTo("1.000005");
    }

    @Test
    void cachedTokensAreASubsetOfTheInputAndPaidOnce() {
        // gpt-4o: 10,000 input tokens of which 8,000 cached, 500 output: 2,000 x 2.50 + 8,000 x 1.25 + 500 x 10
        assertThat(usd("openai/gpt-4o", new Usage(2_000, 8_000, 0, 500, 0), STANDARD, NOON))
                .isEqualByComparingTo("0.02");
    }

    @Test
    void writingTheCacheHasItsOwnRate() {
        // Claude Opus 5: 6.25 to write, 0.50 to read; GPT-6 Luna: 1.25 times the input rate
        assertThat(usd("anthropic/claude-opus-5", new Usage(0, 0, 10_000, 0, 0), STANDARD, NOON))
                .isEqualByComparingTo("0.0625");
        assertThat(usd("anthropic/claude-opus-5", new Usage(0, 10_000, 0, 0, 0), STANDARD, NOON))
                .isEqualByComparingTo("0.005");
        assertThat(usd("openai/gpt-6-luna", new Usage(0, 0, 10_000, 0, 0), STANDARD, NOON))
                .isEqualByComparingTo("0.00125");
    }

    @Test
    void anHoursCacheIsDearerToWriteAndPaidOnce() {
        // Claude Opus 5: 4,000 for five minutes at 6.25 and 6,000 for an hour at 10.00
        assertThat(usd("anthropic/claude-opus-5", new Usage(0, 0, 10_000, 0, 0, 6_000), STANDARD, NOON))
                .isEqualByComparingTo("0.085");
        assertThat(cost("openai/gpt-6-luna", new Usage(0, 0, 10, 0, 0, 10), STANDARD, NOON)).isEqualTo(
                new Cost.Unpriced("No one-hour cache-write price is known for GPT-6 Luna."));
    }

    @Test
    void aSubsetNeverExceedsItsWhole() {
        assertThatThrownBy(() -> new Usage(0, 0, 10, 0, 0, 11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Usage(0, 0, 0, 10, 11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Usage(-1, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reasoningTokensAreOutputAndPaidOnce() {
        assertThat(usd("openai/gpt-5", new Usage(1_000, 0, 0, 2_000, 1_500), STANDARD, NOON))
                .isEqualByComparingTo(usd("openai/gpt-5", Usage.of(1_000, 2_000), STANDARD, NOON));
        // Qwen Plus bills thinking apart: 0.40 input, 1.20 output, 4.00 reasoning
        assertThat(usd("alibaba/qwen-plus", new Usage(100_000, 0, 0, 2_000, 1_500), STANDARD, NOON))
                .isEqualByComparingTo("0.0466");
    }

    @Test
    void batchesCostHalf() {
        Usage usage = Usage.of(1_000_000, 100_000);
        assertThat(usd("openai/gpt-4o", usage, BATCH, NOON)).isEqualByComparingTo("1.75");
        assertThat(usd("anthropic/claude-haiku-4-5", usage, BATCH, NOON)).isEqualByComparingTo("0.75");
        assertThat(usd("google/gemini-3.6-flash", usage, BATCH, NOON)).isEqualByComparingTo("0.5625");
    }

    @Test
    void aBatchPriceIsMarkedAsDerivedUnlessItIsListed() {
        assertThat(price("openai/gpt-4o", BATCH).derived()).isFalse();
        assertThat(price("anthropic/claude-haiku-4-5", BATCH).derived()).isTrue();
    }

    // LiteLLM 2026-08-01: gpt-5-mini flex 0.125/1.00, priority 0.45/3.60
    @Test
    void flexAndPriorityHaveTheirOwnRates() {
        Usage usage = Usage.of(1_000_000, 1_000_000);
        assertThat(usd("openai/gpt-5-mini", usage, FLEX, NOON)).isEqualByComparingTo("1.125");
        assertThat(usd("openai/gpt-5-mini", usage, PRIORITY, NOON)).isEqualByComparingTo("4.05");
    }

    @Test
    void anUnknownRateMakesTheRequestUnpricedNeverFree() {
        assertThat(cost("mistral/mistral-large-2512", Usage.of(1, 1), BATCH, NOON)).isEqualTo(
                new Cost.Unpriced("No batch price is known for Mistral Large 3 on 2026-11-21."));
        assertThat(cost("groq/llama-3.3-70b-versatile", new Usage(1, 1, 0, 1, 0), STANDARD, NOON)).isEqualTo(
                new Cost.Unpriced("No cache-read price is known for Llama 3.3 70B on Groq."));
        assertThat(cost("openai/gpt-4o", new Usage(1, 0, 1, 1, 0), STANDARD, NOON)).isEqualTo(
                new Cost.Unpriced("No cache-write price is known for GPT-4o."));
    }

    @Test
    void aModelThatWasShutDownIsUnpricedFromThatDayOn() {
        assertThat(usd("openai/gpt-4", Usage.of(1_000, 0), STANDARD, "2026-10-22T23:59:59Z"))
                .isEqualByComparingTo("0.03");
        assertThat(cost("openai/gpt-4", Usage.of(1_000, 0), STANDARD, "2026-10-23T00:00:00Z"))
                .isEqualTo(new Cost.Unpriced("GPT-4 was shut down on 2026-10-23."));
        assertThat(cost("openai/gpt-4o", Usage.of(1_000, 0), STANDARD, "2027-01-14T00:00:00Z")).isEqualTo(
                new Cost.Unpriced("GPT-4o was shut down on 2027-01-14; its replacement is openai/gpt-6-luna."));
    }

    @Test
    void hoursMayPassMidnight() {
        Price.Window night = new Price.Window(LocalTime.parse("16:30"), LocalTime.parse("00:30"));
        assertThat(night.covers(LocalDateTime.parse("2026-11-20T16:30"))).isTrue();
        assertThat(night.covers(LocalDateTime.parse("2026-11-20T23:59"))).isTrue();
        assertThat(night.covers(LocalDateTime.parse("2026-11-21T00:29"))).isTrue();
        assertThat(night.covers(LocalDateTime.parse("2026-11-21T00:30"))).isFalse();
        assertThat(night.covers(LocalDateTime.parse("2026-11-21T12:00"))).isFalse();
    }

    @Test
    void hoursThatPassMidnightBelongToTheDayTheyStartOn() {
        Price.Window friday = new Price.Window(LocalTime.parse("22:00"), LocalTime.parse("02:00"),
                Set.of(DayOfWeek.FRIDAY));
        assertThat(friday.covers(LocalDateTime.parse("2026-11-20T22:00"))).isTrue();
        assertThat(friday.covers(LocalDateTime.parse("2026-11-21T01:59"))).isTrue();
        assertThat(friday.covers(LocalDateTime.parse("2026-11-20T01:59"))).isFalse();
        assertThat(friday.covers(LocalDateTime.parse("2026-11-21T22:00"))).isFalse();
    }

    // The comment on deepseek-v4-pro in genai-prices 0.1.8: peak is 01:00-04:00 and 06:00-10:00 UTC from
    // 2026-08-17, and from 2026-08-23 (a Sunday) weekends in Beijing are off-peak all day.
    @ParameterizedTest
    @CsvSource({"2026-08-22T02:00:00Z, 1.32", "2026-08-23T02:00:00Z, 0.66", "2026-08-24T02:00:00Z, 1.32",
        "2026-08-24T04:00:00Z, 0.66", "2026-11-20T09:59:59Z, 1.32", "2026-11-20T10:00:00Z, 0.66",
        "2026-11-21T06:00:00Z, 0.66", "2026-11-22T03:00:00Z, 0.66"})
    void peakHoursOfDeepSeekSpareTheWeekend(String at, String input) {
        assertThat(usd("deepseek/deepseek-v4-pro", Usage.of(1_000_000, 0), STANDARD, at)).isEqualByComparingTo(input);
    }

    @Test
    void amountsKeepEveryDigit() {
        // 0.0016 in a double prints as 0.0015999999999999999 in a library that was measured
        assertThat(cost("openai/gpt-5.6-luna", Usage.of(5_000, 500), STANDARD, NOON))
                .isInstanceOfSatisfying(Cost.Priced.class, priced -> assertThat(
                        priced.usd().stripTrailingZeros().toPlainString()).isEqualTo("0.0016"));
    }

    private static BigDecimal usd(String key, Usage usage, Price.Mode mode, String at) {
        return switch (cost(key, usage, mode, at)) {
            case Cost.Priced priced -> priced.usd();
            case Cost.Unpriced(var reason) -> throw new AssertionError(reason);
        };
    }

    private static Cost cost(String key, Usage usage, Price.Mode mode, String at) {
        return CATALOG.cost(model(key), usage, mode, Instant.parse(at));
    }

    private static Price price(String key, Price.Mode mode) {
        return CATALOG.price(model(key), mode, Instant.parse(NOON)).orElseThrow();
    }

    private static Model model(String key) {
        return CATALOG.find(key).orElseThrow();
    }
}
