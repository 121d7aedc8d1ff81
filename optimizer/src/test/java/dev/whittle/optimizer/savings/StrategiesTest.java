package dev.whittle.optimizer.savings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What the worked examples of [SeedExamplesTest] leave open; amounts worked out by hand.
class StrategiesTest {
    private static final Bill BILL = Bill.of(usd("1000"), usd("60"), usd("40"));
    private static final Strategy LOOKUPS = ResponseCache.of(usd("0.5"), usd("0.01"));
    private static final Strategy HALF_BATCH = new Batch(BigDecimal.ONE, PriceRatio.of(usd("0.5")));

    @Test
    void aCutOfTheInputLeavesTheOutputAsItIs() {
        assertThat(new Shortening(usd("0.5"), BigDecimal.ZERO).on(BILL).total()).isEqualByComparingTo("70");
        assertThat(new Shortening(usd("0.5"), usd("0.25")).on(BILL).total()).isEqualByComparingTo("60");
    }

    @Test
    void aHitSavesTheWholeCallAndALookupIsPaidByAll() {
        Bill after = LOOKUPS.on(BILL);

        assertThat(after.calls()).isEqualByComparingTo("500");
        assertThat(after.total()).isEqualByComparingTo("60");
    }

    @Test
    void hitsSmallerThanAverageSaveLess() {
        Bill after = new ResponseCache(usd("0.5"), usd("0.2"), BigDecimal.ZERO).on(BILL);

        assertThat(after.total()).isEqualByComparingTo("90");
    }

    @Test
    void aPrefixCacheTouchesOnlyItsShareOfTheInput() {
        CacheUse use = new CacheUse(usd("0.5"), usd("0.9"), CacheUse.Lifetime.FIVE_MINUTES);

        // 60 x (0.5 + 0.5 x (0.9 x 0.1 + 0.1 x 1.25)) + 40
        assertThat(new PrefixCache(use, usd("0.1"), usd("1.25")).on(BILL).total()).isEqualByComparingTo("76.45");
    }

    @Test
    void whatIsLookedUpIsNotHalvedByABatchSoTheOrderMattersAndIsSaid() {
        Strategy checks = new QualityCheck(usd("0.1"), usd("0.05"));
        Waterfall waterfall = Waterfall.of(BILL, List.of(LOOKUPS, checks, HALF_BATCH));

        assertThat(waterfall.after().total()).isEqualByComparingTo("37.5");
        assertThat(waterfall.steps()).extracting(step -> step.change().saved().stripTrailingZeros())
                .containsExactly(usd("4E+1"), usd("-2.5"), usd("25"));
        assertThat(waterfall.orderEffects()).singleElement().satisfies(effect -> {
            assertThat(effect.first()).isEqualTo(LOOKUPS);
            assertThat(effect.second()).isEqualTo(checks);
            assertThat(effect.swapped()).isEqualByComparingTo("40");
        });
    }

    @Test
    void pureSharesHaveNoOrder() {
        Waterfall waterfall = Waterfall.of(BILL, List.of(Shortening.ofInput(usd("0.3")),
                Routing.of("m", usd("0.7"), usd("0.9"), PriceRatio.of(BigDecimal.ONE.movePointLeft(1))), HALF_BATCH));

        assertThat(waterfall.orderEffects()).isEmpty();
        assertThat(Waterfall.of(BILL, List.of()).change().saved()).isZero();
    }

    @Test
    void oneOffCostsAreAddedUpAndPaidBackMonthByMonth() {
        Waterfall waterfall = Waterfall.of(BILL, List.of(
                new FineTuning(usd("0.5"), PriceRatio.of(usd("0.2")), usd("120")), HALF_BATCH));
        Payback payback = new Payback(waterfall.oneOff().add(Payback.engineering(usd("3"), usd("10"))),
                waterfall.change().saved());

        assertThat(waterfall.change().saved()).isEqualByComparingTo("70");
        assertThat(payback.periods().orElseThrow()).isEqualByComparingTo(
                usd("150").divide(usd("70"), java.math.MathContext.DECIMAL128));
        assertThat(payback.course(3)).usingElementComparator(BigDecimal::compareTo)
                .containsExactly(usd("-150"), usd("-80"), usd("-10"), usd("60"));
        assertThat(payback.returned(6).orElseThrow()).isEqualByComparingTo("1.8");
    }

    @Test
    void whatSavesNothingNeverPaysBack() {
        assertThat(new Payback(usd("1"), BigDecimal.ZERO).periods()).isEmpty();
        assertThat(new Payback(usd("1"), usd("-5")).periods()).isEmpty();
        assertThat(new Payback(BigDecimal.ZERO, usd("5")).periods()).contains(BigDecimal.ZERO);
        assertThat(new Payback(BigDecimal.ZERO, usd("5")).returned(12)).isEmpty();
    }

    // 10 million tokens in 720 hours are 3.86 a second; three times that at the peak, 11.57.
    @Test
    void serversAreCountedForTheBusiestHour() {
        assertThat(SelfHosting.serversFor(usd("10000000"), usd("720"), BigDecimal.ONE, usd("3.86"))).isOne();
        assertThat(SelfHosting.serversFor(usd("10000000"), usd("720"), BigDecimal.ONE, usd("3.85"))).isEqualTo(2);
        assertThat(SelfHosting.serversFor(usd("10000000"), usd("720"), usd("3"), usd("3.86"))).isEqualTo(3);
        assertThat(SelfHosting.serversFor(BigDecimal.ZERO, usd("720"), usd("3"), usd("1"))).isOne();
        assertThat(new SelfHosting(BigDecimal.ONE, usd("2"), usd("720"), 3).on(BILL).total())
                .isEqualByComparingTo("4320");
    }

    @Test
    void budgetsThatAgreeAreNeverExhausted() {
        assertThat(new Budget(usd("100"), usd("3000"), usd("30"), usd("0.8")).exhaustedOn()).isEmpty();
        assertThat(new Budget(usd("100"), usd("2999"), usd("30"), usd("0.8")).exhaustedOn()).contains(30);
        assertThat(new Budget(BigDecimal.ZERO, usd("1"), usd("30"), usd("0.8")).overrun(usd("5"))).isEmpty();
    }

    @Test
    void absurdInputsAreOneSentence() {
        refused(() -> ResponseCache.of(usd("1.1"), usd("0")), "The hit rate is between 0 % and 100 %, not 110 %.");
        refused(() -> new ResponseCache(usd("0.5"), usd("3"), usd("0")),
                "The share of tokens in calls that hit is between 0 % and 100 %, not 150 %.");
        refused(() -> new Routing(List.of(route("0.6"), route("0.5"))),
                "What all routes together take of the requests is between 0 % and 100 %, not 110 %.");
        refused(() -> Cascade.of("m", usd("-0.01"), PriceRatio.of(usd("1")), usd("0")),
                "The share of calls that escalate is between 0 % and 100 %, not -1 %.");
        refused(() -> new QualityCheck(usd("0.1"), usd("1E+30")),
                "The cost of grading an answer is between 0 and a quadrillion, not 1E+30.");
        refused(() -> PriceRatio.of(usd("1"), usd("0"), usd("1"), usd("1")),
                "What costs nothing now cannot become cheaper.");
        refused(() -> new SelfHosting(usd("1"), usd("1"), usd("1"), 0),
                "The number of servers is between 1 and a million, not 0.");
        refused(() -> SelfHosting.usdPerMillion(usd("1"), usd("0")), "The throughput of a server is more than 0.");
        refused(() -> Payback.engineering(usd("-1"), usd("100")),
                "The number of hours of work is between 0 and a quadrillion, not -1.");
    }

    private static Routing.Route route(String requests) {
        return new Routing.Route("m", usd(requests), BigDecimal.ONE, PriceRatio.of(usd("0.5")));
    }

    private static void refused(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
    }

    private static BigDecimal usd(String usd) {
        return new BigDecimal(usd);
    }
}
