package dev.whittle.optimizer.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.Workload;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrefixBillTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final Catalog CATALOG = Catalog.bundled();

    // gpt-4o: 2.50 a million of input, 1.25 cached, from 1,024 tokens on (shared/data/seed_examples.json,
    // 003-prefix-cache); 30,000 calls a month.
    @Test
    void aLongerPrefixReadsMoreFromTheCache() {
        PrefixBill bill = bill(2_000, 1_100, 1_900);
        assertThat(usd(bill.plain())).isEqualByComparingTo("150.00");
        assertThat(usd(bill.now())).isEqualByComparingTo("108.75");
        assertThat(usd(bill.reordered())).isEqualByComparingTo("78.75");
        assertThat(bill.notCached()).isEmpty();
    }

    @Test
    void aPrefixBelowTheMinimumSavesNothingAndSaysWhy() {
        PrefixBill bill = bill(2_000, 200, 1_900);
        assertThat(usd(bill.now())).isEqualByComparingTo("150.00");
        assertThat(bill.notCached()).contains("GPT-4o caches a prefix of 1,024 tokens or more, this one has 200.");
        assertThat(bill.notCachedThen()).isEmpty();
    }

    private static PrefixBill bill(long input, long stable, long then) {
        Model model = CATALOG.find("openai/gpt-4o").orElseThrow();
        return PrefixBill.of(CATALOG, model, new StablePrefix(input, stable, List.of()),
                new StablePrefix(input, then, List.of()), Workload.DEFAULT, AT);
    }

    private static BigDecimal usd(Cost cost) {
        return ((Cost.Priced) cost).usd();
    }
}
