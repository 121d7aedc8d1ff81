package dev.whittle.optimizer.savings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Worked out by hand from list prices: GPT-4o 2.50/10.00 (batch half, read 1.25), GPT-4o mini 0.15/0.60.
class BaselineTest {
    private static final Catalog CATALOG = Catalog.bundled();
    private static final Workload DAILY = new Workload(1_000, BigDecimal.valueOf(30), 200);

    @Test
    void theBillIsTheMonthOfTheForecast() {
        Bill bill = on("openai/gpt-4o", DAILY).bill();

        assertThat(bill.input()).isEqualByComparingTo("150");
        assertThat(bill.output()).isEqualByComparingTo("60");
        assertThat(bill.calls()).isEqualByComparingTo("30000");
    }

    // 150/60 on GPT-4o, 9/3.6 on mini: half of the tokens routed leaves 111.3; a cascade that escalates 20 % 54.6.
    @Test
    void anotherModelIsComparedAtItsOwnPriceAndCount() {
        Baseline now = on("openai/gpt-4o", DAILY);
        Routing routing = new Routing(List.of(now.route(model("openai/gpt-4o-mini"), half(), BigDecimal.ONE)));

        assertThat(routing.on(now.bill()).total()).isEqualByComparingTo("111.3");
        assertThat(now.cascade(model("openai/gpt-4o-mini"), new BigDecimal("0.2"), BigDecimal.ZERO).on(now.bill())
                .total()).isEqualByComparingTo("54.6");
        assertThat(now.fineTuning(model("openai/gpt-4o-mini"), BigDecimal.ONE, BigDecimal.TEN).on(now.bill())
                .total()).isEqualByComparingTo("12.6");

        Baseline twiceTheTokens = new Baseline(CATALOG, model("openai/gpt-4o"), of -> TokenCount.exact(
                of.key().endsWith("mini") ? 4_000 : 2_000), DAILY, Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(twiceTheTokens.fineTuning(model("openai/gpt-4o-mini"), BigDecimal.ONE, BigDecimal.TEN)
                .on(twiceTheTokens.bill()).total()).isEqualByComparingTo("21.6");
    }

    // Strategy and forecast agree: what the cache saves is the same either way.
    @Test
    void batchAndPrefixCacheAreThoseOfTheCatalog() {
        Baseline now = on("openai/gpt-4o", DAILY);
        CacheUse use = CacheUse.of(new BigDecimal("0.6"));

        assertThat(now.batch(BigDecimal.ONE).on(now.bill()).total()).isEqualByComparingTo("105");
        assertThat(now.prefixCache(use).on(now.bill()).total()).isEqualByComparingTo("165")
                .isEqualByComparingTo(on("openai/gpt-4o", DAILY.with(use)).bill().total());
        assertThat(now.cacheInBatch()).contains("Whether GPT-4o gives the batch and the cache discount on the same "
                + "tokens is not known; both are counted.");
    }

    @Test
    void whatIsInUseAlreadyOrHasNoPriceIsRefused() {
        assertThatThrownBy(() -> on("openai/gpt-4o", DAILY.with(Price.Mode.BATCH)).batch(half()))
                .hasMessage("The calls are made in batch mode already.");
        assertThatThrownBy(() -> on("openai/gpt-4o", DAILY.with(CacheUse.of(half()))).prefixCache(CacheUse.of(half())))
                .hasMessage("The workload uses the prompt cache already.");
        assertThatThrownBy(() -> on("openai/gpt-4o", DAILY).prefixCache(CacheUse.of(half())))
                .hasMessage("GPT-4o caches a prefix of 1,024 tokens or more, this one has 1,000.");
        assertThatThrownBy(() -> on("openai/gpt-4", DAILY).bill()).hasMessageStartingWith("GPT-4 was shut down");
        assertThatThrownBy(() -> on("openai/gpt-4o", DAILY).route(model("openai/gpt-4"), half(), half()))
                .hasMessageStartingWith("GPT-4 cannot be compared: GPT-4 was shut down on 2026-10-23");
        assertThatThrownBy(() -> on("mistral/mistral-large-2512", DAILY).batch(half()))
                .hasMessageContaining("No batch price is known for Mistral Large 3");
    }

    private static Baseline on(String key, Workload workload) {
        return new Baseline(CATALOG, model(key), _ -> TokenCount.exact(2_000), workload,
                Instant.parse("2026-11-21T12:00:00Z"));
    }

    private static Model model(String key) {
        return CATALOG.find(key).orElseThrow();
    }

    private static BigDecimal half() {
        return new BigDecimal("0.5");
    }
}
