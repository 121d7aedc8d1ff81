package dev.whittle.optimizer.savings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Worked out by hand from list prices. Anthropic documents that a five-minute write (1.25 times) pays after
/// one read and a one-hour write (twice) after two.
class BreakEvenTest {
    private static final Catalog CATALOG = Catalog.bundled();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Workload DAILY = new Workload(1_000, BigDecimal.valueOf(30), 0);

    // (write - input) / (input - read), and (write - input) / (write - read)
    @ParameterizedTest
    @CsvSource({
        "anthropic/claude-opus-5,   FIVE_MINUTES, 0.2778, 1, 2, 0.2174",
        "anthropic/claude-opus-5,   ONE_HOUR,     1.1111, 2, 3, 0.5263",
        "anthropic/claude-haiku-4-5, ONE_HOUR,    1.1111, 2, 3, 0.5263",
        "anthropic/claude-fable-5-1, ONE_HOUR,    1.0256, 2, 3, 0.5063",
        "openai/gpt-6-sol,          FIVE_MINUTES, 0.2778, 1, 2, 0.2174",
        "openai/gpt-4o,             FIVE_MINUTES, 0.0000, 1, 2, 0.0000",
        "openai/gpt-4o,             ONE_HOUR,     0.0000, 1, 2, 0.0000",
        "google/gemini-2.5-pro,     FIVE_MINUTES, 0.0000, 1, 2, 0.0000"})
    void readsThatPayForAWriteFollowFromTheListPrices(
            String key, CacheUse.Lifetime lifetime, String evenReads, long reads, long calls, String hitRate) {
        BreakEven.Pays pays = pays(CATALOG, key, 8_000, 10_000, lifetime);

        assertThat(pays.evenReads().setScale(4, RoundingMode.HALF_UP)).isEqualTo(new BigDecimal(evenReads));
        assertThat(pays.reads()).isEqualTo(reads);
        assertThat(pays.calls()).isEqualTo(calls);
        assertThat(pays.evenHitRate().setScale(4, RoundingMode.HALF_UP)).isEqualTo(new BigDecimal(hitRate));
    }

    // Claude Opus 5 at 5, read 0.5, write 6.25: 10,000 tokens of which 8,000 cached.
    @ParameterizedTest
    @CsvSource({"1, 420", "0, 1800", "0.5, 1110"})
    void aMonthIsToldWithAndWithoutCaching(BigDecimal hitRate, BigDecimal cached) {
        Change month = pays(CATALOG, "anthropic/claude-opus-5", 8_000, 10_000, CacheUse.Lifetime.FIVE_MINUTES)
                .month(DAILY.callsPerMonth(), hitRate);

        assertThat(month.before()).isEqualByComparingTo("1500");
        assertThat(month.after()).isEqualByComparingTo(cached);
    }

    // Input 2, read 1, write 4: two reads are exactly even, so the third is the first that pays.
    @ParameterizedTest
    @CsvSource({"4, 3, 2", "3.999999, 2, 1.999999", "4.000001, 3, 2.000001"})
    void anExactTieDoesNotPayYet(String write, long reads, BigDecimal even) throws IOException {
        BreakEven.Pays pays = pays(own("\"cacheRead\": \"1\", \"cacheWrite\": \"" + write + "\""), "own/model", 100,
                100, CacheUse.Lifetime.FIVE_MINUTES);

        assertThat(pays.reads()).isEqualTo(reads);
        assertThat(pays.evenReads()).isEqualByComparingTo(even);
        BigDecimal evenHits = pays.evenHitRate();
        Change month = pays.month(BigDecimal.valueOf(1_000), evenHits);
        assertThat(month.saved().setScale(12, RoundingMode.HALF_UP)).isZero();
    }

    @Test
    void aReadAsDearAsInputNeverPays() throws IOException {
        Catalog own = own("\"cacheRead\": \"2\"");

        assertThat(BreakEven.of(own, own.find("own/model").orElseThrow(), 5, 9, DAILY, NOON)).isEqualTo(
                new BreakEven.Never("Model reads cached tokens at the price of others, so caching saves nothing."));
    }

    // The minimum cacheable prefix of LiteLLM's list: Claude Haiku 4.5 4,096 tokens, Opus 5 512.
    @ParameterizedTest
    @CsvSource({
        "anthropic/claude-haiku-4-5, 4095, false", "anthropic/claude-haiku-4-5, 4096, true",
        "anthropic/claude-opus-5, 511, false", "anthropic/claude-opus-5, 512, true"})
    void aPrefixBelowTheMinimumNeverPays(String key, long prefix, boolean pays) {
        BreakEven even = BreakEven.of(CATALOG, CATALOG.find(key).orElseThrow(), prefix, 10_000, DAILY, NOON);

        assertThat(even instanceof BreakEven.Pays).isEqualTo(pays);
        assertThat(even instanceof BreakEven.Never).isNotEqualTo(pays);
    }

    // GPT-6 Sol doubles all input rates above 272,000 tokens: a month of 30,000 calls.
    @ParameterizedTest
    @CsvSource({"272000, 16320, 10920", "272001, 32640.12, 21840.12"})
    void theTierOfTheWholeInputDecides(long input, BigDecimal plain, BigDecimal cached) {
        Change month = pays(CATALOG, "openai/gpt-6-sol", 100_000, input, CacheUse.Lifetime.FIVE_MINUTES)
                .month(DAILY.callsPerMonth(), BigDecimal.ONE);

        assertThat(month.before()).isEqualByComparingTo(plain);
        assertThat(month.after()).isEqualByComparingTo(cached);
    }

    @Test
    void anUnknownRateIsUnknownAndNotZero() {
        Model model = CATALOG.find("openai/gpt-4o").orElseThrow();

        assertThat(BreakEven.of(CATALOG, model, 2_000, 3_000, DAILY.with(Price.Mode.BATCH), NOON))
                .isEqualTo(new BreakEven.Unknown("No batch cache-read price is known for GPT-4o."));
    }

    @Test
    void aPrefixLongerThanTheInputIsRefused() {
        Model model = CATALOG.find("openai/gpt-4o").orElseThrow();

        assertThatThrownBy(() -> BreakEven.of(CATALOG, model, 2_000, 1_999, DAILY, NOON))
                .hasMessage("A prefix is a part of the input: 2,000 of 1,999 tokens is none.");
    }

    private static BreakEven.Pays pays(
            Catalog catalog, String key, long prefix, long input, CacheUse.Lifetime lifetime) {
        Workload workload = DAILY.with(new CacheUse(BigDecimal.ZERO, BigDecimal.ONE, lifetime));
        return (BreakEven.Pays) BreakEven.of(catalog, catalog.find(key).orElseThrow(), prefix, input, workload, NOON);
    }

    private static Catalog own(String cacheRates) throws IOException {
        return CATALOG.withOverrides(new ByteArrayInputStream("""
                {"schemaVersion": 1, "models": [{"key": "own/model", "provider": "own", "modelId": "model",
                  "displayName": "Model", "tokenizer": {"encoding": "o200k_base", "exact": true, "perMessage": 0,
                  "perRequest": 0}, "limits": {"contextWindow": 1000}, "capabilities": ["promptCache"],
                  "lifecycle": {"status": "active"},
                  "prices": [{"mode": "standard", "rates": {"input": "2", "output": "2", %s}}]}]}
                """.formatted(cacheRates).getBytes(StandardCharsets.UTF_8)));
    }
}
