package dev.whittle.optimizer.savings;

import static dev.whittle.optimizer.savings.CacheUse.Lifetime.FIVE_MINUTES;
import static dev.whittle.optimizer.savings.CacheUse.Lifetime.ONE_HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Worked out by hand from the list prices of 2026-11-21 in reference/catalog.md and the vendors' write
/// multipliers (Anthropic 1.25 for five minutes and 2 for an hour, GPT-6 1.25, GPT-4o none).
class ForecastTest {
    private static final Catalog CATALOG = Catalog.bundled();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Workload DAILY = new Workload(1_000, BigDecimal.valueOf(30), 1_000);

    // 002-cost-formula: 10,000 in, 1,000 out on Claude Opus 5 at 5/25, read 0.5, writes 6.25 and 10.
    @ParameterizedTest
    @CsvSource({
        "FIVE_MINUTES, 1, 0.039, 1170",
        "FIVE_MINUTES, 0, 0.085, 2550",
        "ONE_HOUR, 0, 0.115, 3450",
        "FIVE_MINUTES, 0.9, 0.0436, 1308",
        "ONE_HOUR, 0.9, 0.0466, 1398"})
    void aCallIsTheAverageOfHitsAndMisses(
            CacheUse.Lifetime lifetime, BigDecimal hits, BigDecimal call, BigDecimal month) {
        CacheUse use = new CacheUse(new BigDecimal("0.8"), hits, lifetime);
        Forecast forecast = forecast("anthropic/claude-opus-5", 10_000, DAILY.with(use));

        assertThat(usd(forecast.call())).isEqualByComparingTo(call);
        assertThat(usd(forecast.month())).isEqualByComparingTo(month);
    }

    @Test
    void hitAndMissAreTold() {
        CacheUse use = new CacheUse(new BigDecimal("0.8"), new BigDecimal("0.9"), FIVE_MINUTES);

        assertThat(forecast("anthropic/claude-opus-5", 10_000, DAILY.with(use)).cache())
                .isInstanceOfSatisfying(CacheEffect.Cached.class, cached -> {
                    assertThat(cached.tokens()).isEqualTo(8_000);
                    assertThat(usd(cached.hit())).isEqualByComparingTo("0.039");
                    assertThat(usd(cached.miss())).isEqualByComparingTo("0.085");
                });
    }

    // GPT-4o: 2.50/10.00, read 1.25, writing is input like any other. GPT-6 Sol: 2/10, read 0.20, write 2.50.
    @ParameterizedTest
    @CsvSource({
        "openai/gpt-4o, 1, 0.025", "openai/gpt-4o, 0, 0.035",
        "openai/gpt-6-sol, 1, 0.0156", "openai/gpt-6-sol, 0, 0.034"})
    void aWriteCostsWhatItsVendorCharges(String model, BigDecimal hits, BigDecimal call) {
        for (CacheUse.Lifetime lifetime : CacheUse.Lifetime.values()) {
            CacheUse use = new CacheUse(new BigDecimal("0.8"), hits, lifetime);
            assertThat(usd(forecast(model, 10_000, DAILY.with(use)).call())).isEqualByComparingTo(call);
        }
    }

    // GPT-4o caches from 1,024 tokens: 51.2 % of 2,000 is exactly that.
    @ParameterizedTest
    @CsvSource({"0.512, 0.01372", "0.5115, 0.015"})
    void aPrefixBelowTheModelsMinimumIsNotCached(BigDecimal share, BigDecimal call) {
        Forecast forecast = forecast("openai/gpt-4o", 2_000, DAILY.with(CacheUse.of(share)));

        assertThat(usd(forecast.call())).isEqualByComparingTo(call);
        if (share.toPlainString().equals("0.5115")) {
            assertThat(forecast.cache()).isEqualTo(new CacheEffect.Refused(
                    "GPT-4o caches a prefix of 1,024 tokens or more, this one has 1,023."));
        }
    }

    @Test
    void aModelWithoutAPromptCacheIsPricedInFullAndSaysSo() {
        Forecast with = forecast("groq/llama-3.3-70b-versatile", 10_000, DAILY.with(CacheUse.of(BigDecimal.ONE)));

        assertThat(with.month()).isEqualTo(forecast("groq/llama-3.3-70b-versatile", 10_000, DAILY).month());
        assertThat(with.cache()).isEqualTo(new CacheEffect.Refused(
                "Llama 3.3 70B on Groq offers no prompt cache, so all input is at the full rate."));
    }

    // A crossed tier re-prices cached tokens too: GPT-6 Sol above 272,000 reads at 0.40 and answers at 15.
    @Test
    void cachedTokensCountTowardsTheTier() {
        Workload load = DAILY.with(CacheUse.of(new BigDecimal("0.5")));

        assertThat(usd(forecast("openai/gpt-6-sol", 272_000, load).call())).isEqualByComparingTo("0.3092");
        assertThat(usd(forecast("openai/gpt-6-sol", 272_002, load).call())).isEqualByComparingTo("0.6134044");
    }

    @Test
    void everyModeHasItsOwnPriceAndADerivedOneSaysSo() {
        Cost batch = forecast("anthropic/claude-opus-5", 10_000, DAILY.with(Price.Mode.BATCH)).call();

        assertThat(usd(batch)).isEqualByComparingTo("0.0375");
        assertThat(((Cost.Priced) batch).price().derived()).isTrue();
        assertThat(usd(forecast("openai/gpt-4o", 10_000, DAILY.with(Price.Mode.BATCH)).call()))
                .isEqualByComparingTo("0.0175");
    }

    @Test
    void aModeOrACachedTokenWithoutAPriceIsUnpricedWithTheReason() {
        assertThat(forecast("mistral/mistral-large-2512", 10, DAILY.with(Price.Mode.BATCH)).month())
                .isEqualTo(new Cost.Unpriced("No batch price is known for Mistral Large 3 on 2026-11-21."));
        assertThat(forecast("openai/gpt-4o", 9_000, DAILY.with(Price.Mode.BATCH).with(CacheUse.of(BigDecimal.ONE)))
                .month()).isEqualTo(new Cost.Unpriced("No batch cache-read price is known for GPT-4o."));
    }

    @Test
    void whatNeverHappensNeedsNoPrice() {
        CacheUse neverHit = new CacheUse(BigDecimal.ONE, BigDecimal.ZERO, ONE_HOUR);

        assertThat(usd(forecast("openai/gpt-4o", 9_000, DAILY.with(Price.Mode.BATCH).with(neverHit)).call()))
                .isEqualByComparingTo("0.01625");
    }

    @ParameterizedTest
    @CsvSource({"127000, true", "127001, false"})
    void anEstimateFitsOnlyIfItsUpperEndDoes(long high, boolean fits) {
        Model model = CATALOG.find("openai/gpt-4o").orElseThrow();
        Forecast forecast = Forecast.of(CATALOG, model, TokenCount.estimate(100_000, 90_000, high), DAILY, NOON);

        assertThat(forecast.fits(DAILY.outputTokens())).isEqualTo(fits);
    }

    @Test
    void anAnswerLongerThanTheModelWritesDoesNotFit() {
        Forecast forecast = forecast("openai/gpt-4o", 10, DAILY);

        assertThat(forecast.fits(16_384)).isTrue();
        assertThat(forecast.fits(16_385)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "-0.1 | The cached share of the input is between 0 % and 100 %, not -10 %.",
        "1.01 | The cached share of the input is between 0 % and 100 %, not 101 %.",
        "1E+99999 | The cached share of the input is between 0 % and 100 %, not 1E+100001 %."})
    void aShareBeyondTheWholeIsRefusedInOneSentence(String share, String sentence) {
        BigDecimal number = new BigDecimal(share);
        assertThatThrownBy(() -> CacheUse.of(number)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    private static Forecast forecast(String key, long input, Workload workload) {
        return Forecast.of(CATALOG, CATALOG.find(key).orElseThrow(), TokenCount.exact(input), workload, NOON);
    }

    private static BigDecimal usd(Cost cost) {
        return switch (cost) {
            case Cost.Priced priced -> priced.usd();
            case Cost.Unpriced(var reason) -> throw new AssertionError(reason);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+2147483647", "1E-2147483647", "-1E+2147483647"})
    void numbersThatCannotBeWrittenOutAreRefused(String number) {
        BigDecimal absurd = new BigDecimal(number);
        assertThatThrownBy(() -> new Workload(1, absurd, 1)).isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Days a month are between 0 and 31").message().hasSizeLessThan(100);
        assertThatThrownBy(() -> CacheUse.of(absurd)).isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The cached share of the input is between 0 % and 100 %.");
    }
}
