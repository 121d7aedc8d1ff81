package dev.whittle.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.catalog.Cost;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FiguresTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "0 | $0",
        "0.000 | $0",
        "0.00042 | $0.00042",
        "0.0000001 | $0.0000001",
        "0.000000000123 | $0.00000000012",
        "0.0099 | $0.0099",
        "0.00999 | $0.01",
        "0.01 | $0.01",
        "0.0125 | $0.0125",
        "0.5 | $0.50",
        "0.999 | $0.999",
        "0.9999 | $1.00",
        "1 | $1.00",
        "1.005 | $1.01",
        "1234.5 | $1,234.50",
        "1234567890.129 | $1,234,567,890.13",
        "-0.00042 | −$0.00042",
        "-12 | −$12.00"})
    void anAmountIsWrittenAsPeopleWriteMoney(BigDecimal amount, String text) {
        assertThat(Figures.usd(amount)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.004", "0.0049999", "0.00001", "1e-9", "1e-20", "-0.003"})
    void anAmountBelowACentIsNeverShownAsZero(BigDecimal amount) {
        String shown = Figures.usd(amount);

        assertThat(new BigDecimal(shown.replace("$", "").replace("−", ""))).isPositive();
    }

    @Test
    void unpricedIsAWordAndNeverANumber() {
        assertThat(Figures.usd(new Cost.Unpriced("no public price"))).isEqualTo("unpriced").doesNotContain("0");
    }

    @Test
    void anEstimateShowsThatItIsOneAndItsBand() {
        TokenCount estimate = TokenCount.estimate(1_234, 1_100, 1_400);

        assertThat(Figures.tokens(estimate)).isEqualTo("≈ 1,234");
        assertThat(Figures.band(estimate)).isEqualTo("1,100 to 1,400");
    }

    @Test
    void anExactCountShowsNoBand() {
        assertThat(Figures.tokens(TokenCount.exact(1_234))).isEqualTo("1,234");
        assertThat(Figures.band(TokenCount.exact(1_234))).isEqualTo("exact");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0.0 %", "0.0000001 | <0.1 %", "0.003 | 0.3 %", "0.12 | 12 %",
        "1.5 | 150 %"})
    void aShareThatIsNotZeroIsNeverShownAsZero(double share, String text) {
        assertThat(Figures.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0 | 0 ms", "340 | 340 ms", "999 | 999 ms", "2100 | 2.1 s",
        "185000 | 3 min 5 s"})
    void aDurationIsReadInOneGlance(long millis, String text) {
        assertThat(Figures.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void aDayIsShortAndHasItsYearOnlyIfThatIsAnother() {
        LocalDate today = LocalDate.of(2026, 11, 21);

        assertThat(Figures.day(LocalDate.of(2026, 9, 23), today)).isEqualTo("23 Sep");
        assertThat(Figures.day(LocalDate.of(2027, 1, 4), today)).isEqualTo("4 Jan 27");
    }
}
