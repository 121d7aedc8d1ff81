package dev.whittle.optimizer.savings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.catalog.Catalog;
import dev.whittle.optimizer.savings.PrefixEdit.Cut;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Worked out by hand: Claude Opus 5 at 5 in, 25 out, read 0.50; 1,000 calls on 30 days, no output, every call
/// a hit. 10,000 tokens of which 8,000 cached cost 0.014 a call, 420 a month.
class PrefixEditTest {
    private static final Catalog CATALOG = Catalog.bundled();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Workload DAILY = new Workload(1_000, BigDecimal.valueOf(30), 0);

    @Test
    void aThirdFewerTokensInAPrefixThatThenDiffersCostMoreThanTheySave() {
        PrefixEdit edit = edit(new Cut(10_000, 8_000, 3_000, 0, false), DAILY);

        assertThat(edit.cached()).isEqualByComparingTo("420");
        assertThat(edit.shortened()).isEqualByComparingTo("1050");
        assertThat(edit.change().saved()).isEqualByComparingTo("-630");
        assertThat(edit.lost()).contains("The beginning differs from call to call, so no call finds it in the cache.");
    }

    // At 5 a million, 0.014 buys 2,800 tokens: cutting 7,200 is even, 7,201 pays.
    @ParameterizedTest
    @CsvSource({"7200, 0", "7201, 0.15"})
    void theCutThatPaysIsExact(long cut, BigDecimal saved) {
        PrefixEdit edit = edit(new Cut(10_000, 8_000, cut, 0, false), DAILY);

        assertThat(edit.change().saved()).isEqualByComparingTo(saved);
        assertThat(edit.cutThatPays()).hasValue(7_201);
    }

    @Test
    void whatIsCutBehindThePrefixSavesItsFullPrice() {
        PrefixEdit edit = edit(new Cut(10_000, 8_000, 0, 1_000, false), DAILY);

        assertThat(edit.lost()).isEmpty();
        assertThat(edit.change().saved()).isEqualByComparingTo("150");
    }

    @Test
    void whatIsCutInsideForEveryCallAlikeSavesTheCachedPrice() {
        PrefixEdit edit = edit(new Cut(10_000, 8_000, 1_000, 0, true), DAILY);

        assertThat(edit.lost()).isEmpty();
        assertThat(edit.change().saved()).isEqualByComparingTo("15");
    }

    // Opus 5 caches from 512 tokens: 600 cached of 600 cost 0.0003, 511 uncached cost 0.002555.
    @ParameterizedTest
    @CsvSource({"88, 9, 7.68", "89, 9, 76.65"})
    void aPrefixCutBelowTheMinimumIsDearerThanTheLongerOne(long cut, BigDecimal cached, BigDecimal shortened) {
        PrefixEdit edit = edit(new Cut(600, 600, cut, 0, true), DAILY);

        assertThat(edit.cached()).isEqualByComparingTo(cached);
        assertThat(edit.shortened()).isEqualByComparingTo(shortened);
    }

    @Test
    void missesAreCountedOnTheCachedSide() {
        Workload half = DAILY.with(new CacheUse(BigDecimal.ZERO, new BigDecimal("0.5"),
                CacheUse.Lifetime.FIVE_MINUTES));

        // 0.5 x 0.014 + 0.5 x 0.060
        assertThat(edit(new Cut(10_000, 8_000, 3_000, 0, false), half).cached()).isEqualByComparingTo("1110");
    }

    @Test
    void moreThanThereIsCannotBeCut() {
        assertThatThrownBy(() -> new Cut(10, 5, 6, 0, true)).hasMessage(
                "6 tokens in front and 0 behind cannot be cut from 10 tokens of which the first 5 are cached.");
        assertThatThrownBy(() -> edit(new Cut(100, 50, 0, 0, true), DAILY))
                .hasMessage("Claude Opus 5 caches a prefix of 512 tokens or more, this one has 50.");
    }

    private static PrefixEdit edit(Cut cut, Workload workload) {
        return PrefixEdit.of(CATALOG, CATALOG.find("anthropic/claude-opus-5").orElseThrow(), cut, workload, NOON);
    }
}
