package dev.whittle.app.shell;

import dev.whittle.optimizer.savings.Forecast;
import java.util.Objects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.app.Figures;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.optimizer.savings.CacheUse;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Prices of gpt-4o ($2.50 in, $1.25 cached, $10.00 out, half of it in a batch) and gpt-4o-mini ($0.15, $0.60).
final class LadderChoiceTest {
    private static final Price LARGE_PRICE = price(Price.Mode.STANDARD, "2.50", "1.25", "10.00", false);
    private static final Price LARGE_BATCH = price(Price.Mode.BATCH, "1.25", null, "5.00", true);
    private static final Price SMALL_PRICE = price(Price.Mode.STANDARD, "0.15", null, "0.60", false);
    private static final Model LARGE = model("openai/large", 128_000, null, Set.of("tools", "promptCache"),
            List.of(LARGE_PRICE, LARGE_BATCH));
    private static final Model SMALL = model("openai/small", 2_000, null, Set.of(), List.of(SMALL_PRICE));
    private static final Model LEAVING = model("openai/leaving", 128_000, LocalDate.parse("2027-01-14"), Set.of(),
            List.of(SMALL_PRICE));
    private static final Model UNPRICED = model("acme/unpriced", 128_000, null, Set.of("tools"), List.of());

    private final LadderViewModel ladder = new LadderViewModel(
            new Catalog("test", LocalDate.parse("2026-11-21"), List.of(LARGE, SMALL, LEAVING, UNPRICED)),
            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")), LARGE);

    private static Price price(
            Price.Mode mode, String input, @Nullable String cached, String output, boolean derived) {
        return new Price(null, null, mode, null, new Rates(new BigDecimal(input), new BigDecimal(output),
                cached == null ? null : new BigDecimal(cached), null, null, null, null), List.of(), derived, null,
                null);
    }

    private static Model model(
            String key, long context, @Nullable LocalDate shutdown, Set<String> capabilities, List<Price> prices) {
        return new Model(key, key.substring(0, key.indexOf('/')), key.substring(key.indexOf('/') + 1), List.of(),
                key.substring(key.indexOf('/') + 1), "o200k_base", new Model.Limits(context, null, null, null),
                capabilities, Set.of(), new Model.Lifecycle(Model.Status.ACTIVE, null, shutdown, null), prices);
    }

    private static PromptCounts counts(long tokens) {
        Map<String, TokenCount> total = Map.of("o200k_base", TokenCount.exact(tokens));
        return new PromptCounts(Prompt.of(Message.user("x")), List.of(), List.of(total), total);
    }

    private Forecast forecast(Model model) {
        return Objects.requireNonNull(row(model).forecast());
    }

    private LadderRow row(Model model) {
        return ladder.all().stream().filter(row -> row.model().equals(model)).findFirst().orElseThrow();
    }

    // 100 tokens fewer, 1,000 calls on 30 days, $2.50 a million: $7.50 a month less.
    @Test
    void aRowSaysWhatChangedSinceTheVersionSavedLast() {
        ladder.show(counts(900));
        assertThat(row(LARGE).sinceProperty().get()).as("no version yet").isNull();
        ladder.baselineProperty().set(new Baseline(3, Instant.EPOCH, counts(1_000)));

        assertThat(row(LARGE).sinceProperty().get()).extracting(Since::words).isEqualTo("−100 · −$7.50");
        assertThat(row(UNPRICED).sinceProperty().get()).extracting(Since::words).isEqualTo("−100 · unpriced");
        ladder.show(counts(1_000));
        assertThat(row(LARGE).sinceProperty().get()).extracting(Since::words).isEqualTo("same");
        ladder.show(counts(1_100));
        assertThat(row(LARGE).sinceProperty().get()).extracting(Since::words).isEqualTo("+100 · +$7.50");
    }

    @Test
    void whatChangedIsToldAtTheWorkloadInUse() {
        ladder.baselineProperty().set(new Baseline(1, Instant.EPOCH, counts(1_000)));
        ladder.show(counts(900));
        ladder.workloadProperty().set(new Workload(2_000, BigDecimal.valueOf(30), 300));

        assertThat(row(LARGE).sinceProperty().get()).extracting(Since::words).isEqualTo("−100 · −$15.00");
        ladder.baselineProperty().set(null);
        assertThat(row(LARGE).sinceProperty().get()).isNull();
    }

    @Test
    void batchPricesHoldWhereAModelHasThemAndAreFlaggedIfDerived() {
        ladder.show(counts(1_000));
        ladder.workloadProperty().set(Workload.DEFAULT.with(Price.Mode.BATCH));

        assertThat(forecast(LARGE).call()).isInstanceOfSatisfying(Cost.Priced.class, priced -> {
            assertThat(priced.usd()).isEqualByComparingTo("0.00275");
            assertThat(priced.price().derived()).isTrue();
        });
        assertThat(forecast(SMALL).call()).isInstanceOf(Cost.Unpriced.class);
        assertThat(SimulatorForm.difference(ladder.workloadProperty().get())).isEqualTo("Simulated: batch prices");
    }

    @Test
    void aCachedShareIsNamedAndListPricesHaveNoBadge() {
        assertThat(SimulatorForm.difference(Workload.DEFAULT)).isEmpty();
        assertThat(SimulatorForm.difference(
                Workload.DEFAULT.with(CacheUse.of(new BigDecimal("0.6"))).with(Price.Mode.BATCH)))
                .isEqualTo("Simulated: 60 % cached, batch prices");
    }

    @Test
    void theCheapestThatFitsIsMarkedAndTheOthersSayWhyNot() {
        ladder.show(counts(1_800));
        ladder.fit().askedProperty().set(Fit.NONE.with(true));

        assertThat(row(LARGE).fitProperty().get()).isEqualTo(new FitState.Cheapest());
        assertThat(row(SMALL).fitProperty().get())
                .isEqualTo(new FitState.Refused("1,800 input and 300 output tokens do not fit its limits."));
        assertThat(row(LEAVING).fitProperty().get())
                .isEqualTo(new FitState.Refused("It is shut down on 2027-01-14, within 90 days."));
        assertThat(row(UNPRICED).fitProperty().get()).isInstanceOf(FitState.Refused.class);
        assertThat(ladder.fit().answerProperty().get())
                .isEqualTo("large, %s a month. Left out: 1 shut down or about to be,"
                        .formatted(Figures.usd(forecast(LARGE).month())) + " 1 too small, 1 unpriced.");
    }

    @Test
    void theCheapestFollowsTheTextTheDaysAndWhatItMustOffer() {
        ladder.show(counts(1_000));
        ladder.fit().askedProperty().set(Fit.NONE.with(true));
        assertThat(row(SMALL).fitProperty().get()).isEqualTo(new FitState.Cheapest());

        ladder.fit().askedProperty().set(ladder.fit().askedProperty().get().withCapabilities(Set.of("tools")));
        assertThat(row(SMALL).fitProperty().get()).isEqualTo(new FitState.Refused("It is not known to offer Tools."));
        assertThat(row(LARGE).fitProperty().get()).isEqualTo(new FitState.Cheapest());

        ladder.fit().askedProperty().set(new Fit(true, 30, Set.of()));
        ladder.show(counts(5_000));
        assertThat(row(LEAVING).fitProperty().get()).isEqualTo(new FitState.Cheapest());
        ladder.show(counts(500_000));
        assertThat(ladder.fit().answerProperty().get()).startsWith("No model fits: ");
        ladder.fit().askedProperty().set(Fit.NONE);
        assertThat(ladder.fit().answerProperty().get()).isEmpty();
        assertThat(row(LEAVING).fitProperty().get()).isEqualTo(new FitState.Unasked());
    }

    @Test
    void absurdDaysAreRefusedInOneSentence() {
        assertThatThrownBy(() -> Fit.NONE.withDays(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Days until a model retires are between 0 and 3,650, not -1.");
    }
}
