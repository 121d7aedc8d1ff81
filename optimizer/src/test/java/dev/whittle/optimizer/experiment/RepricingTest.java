package dev.whittle.optimizer.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// GPT-4o cost $5 and $15 a million until 2024-10-02, then $2.50 and $10.
final class RepricingTest {
    private static final Instant OLD = Instant.parse("2024-09-01T12:00:00Z");
    private static final Instant NEW = Instant.parse("2026-11-21T12:00:00Z");

    private static Run run(@Nullable Usage usage, Reply.Origin origin) {
        Reply reply = new Reply("Hi", Reply.Finish.STOP, usage, null, Duration.ofMillis(90), Duration.ofMillis(200), 1,
                origin);
        Cost cost = usage == null || origin != Reply.Origin.PROVIDER
                ? new Cost.Unpriced("why")
                : Fixture.CATALOG.cost(Fixture.GPT_4O, usage, Price.Mode.STANDARD, OLD);
        return new Run(Fixture.column(), Parameters.DEFAULT, List.of(), Fixture.CATALOG.id(), Fixture.OLD, OLD,
                new Outcome.Finished(reply, cost));
    }

    private static Experiment experiment(Run... runs) {
        return Experiment.of("Greeting", OLD, "0.1.0", null, List.of(runs));
    }

    @Test
    void theUsageOfThenIsPricedAtTheRatesOfAnotherDay() {
        Experiment old = experiment(run(Usage.of(100_000, 10_000), Reply.Origin.PROVIDER));

        Repricing repriced = Repricing.of(old, Fixture.CATALOG, NEW);

        assertThat(repriced.then().orElseThrow()).isEqualByComparingTo("0.65");
        assertThat(repriced.now().orElseThrow()).isEqualByComparingTo("0.35");
        assertThat(repriced.rows().getFirst().difference().orElseThrow()).isEqualByComparingTo("-0.30");
        assertThat(Repricing.of(old, Fixture.CATALOG, OLD).now()).hasValueSatisfying(
                usd -> assertThat(usd).isEqualByComparingTo(new BigDecimal("0.65")));
    }

    @Test
    void whatNoProviderBilledStaysUnpriced() {
        Repricing repriced = Repricing.of(experiment(run(null, Reply.Origin.PROVIDER),
                run(Usage.of(10, 1), Reply.Origin.ECHO)), Fixture.CATALOG, NEW);

        assertThat(repriced.rows()).extracting(Repricing.Row::now).containsOnly(new Cost.Unpriced("why"));
        assertThat(repriced.now()).isEmpty();
    }

    @Test
    void aModelTheOtherCatalogDoesNotHaveIsUnpricedAndARunThatFailedHasNoRow() {
        Catalog empty = new Catalog("empty", LocalDate.parse("2026-11-21"), List.of());
        Run failed = new Run(Fixture.column(), Parameters.DEFAULT, List.of(), "c", Fixture.OLD, OLD,
                new Outcome.Stopped("", Duration.ZERO));

        Repricing repriced = Repricing.of(experiment(run(Usage.of(10, 1), Reply.Origin.PROVIDER), failed), empty, NEW);

        assertThat(repriced.rows()).singleElement().satisfies(row -> assertThat(row.now()).isEqualTo(
                new Cost.Unpriced("No price is known for GPT-4o on api.openai.com.")));
    }

    @Test
    void anExperimentWithoutAWholeAnswerHasNoSum() {
        assertThat(Repricing.of(experiment(), Fixture.CATALOG, NEW).then()).isEmpty();
    }
}
