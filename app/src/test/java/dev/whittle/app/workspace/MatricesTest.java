package dev.whittle.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.catalog.Cost;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.experiment.KeptReply;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.matrix.Rating;
import dev.whittle.optimizer.experiment.matrix.Spending;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MatricesTest {
    private static final Target TARGET = new Target("gpt-4o", "openai/gpt-4o", "GPT-4o", "OpenAI", "api.openai.com");
    private static final String BODY = """
            {"format":1,"repeats":2,"columns":[{},{}],"cases":[{},{},{}],"caseFile":"c.csv"}""";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private Instant now = Fixture.NOW;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    @BeforeEach
    void open() throws WorkspaceException {
        workspace = Workspace.open(folder.resolve("w.sqlite"), Fixture.options(() -> now));
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Matrices matrices() {
        return workspace.matrices();
    }

    private void keep(SavedMatrix run, int key, String usd) throws Exception {
        matrices().replies(run, false).keep("%064x".formatted(key), TARGET,
                new KeptReply(Parameters.DEFAULT, List.of(), "catalog-1", Fixture.PRICE, Fixture.NOW,
                        new Outcome.Finished(Fixture.reply("text"),
                                new Cost.Priced(new BigDecimal(usd), Fixture.PRICE))));
    }

    @Test
    void keptRunsAreListedNewestFirstWithWhatTheyPaid() throws Exception {
        SavedMatrix first = matrices().start("first", BODY);
        keep(first, 1, "0.10");
        keep(first, 2, "0.05");
        now = now.plusSeconds(60);
        SavedMatrix second = matrices().start("second", BODY);
        matrices().replies(second, false).find(List.of("%064x".formatted(1)));
        matrices().rate(second.id(), 3, new Rating(4, null, ""));

        assertThat(matrices().list()).containsExactly(
                new MatrixSummary(second.id(), "second", now, 2, 3, 2, 1, 1, BigDecimal.ZERO, 0),
                new MatrixSummary(first.id(), "first", Fixture.NOW, 2, 3, 2, 2, 0, new BigDecimal("0.15"), 0));
        assertThat(matrices().list().getFirst().cells()).isEqualTo(12);
    }

    @Test
    void aDeletedRunIsGoneWithItsRatingsButItsRepliesStillServeOthers() throws Exception {
        SavedMatrix run = matrices().start("doomed", BODY);
        keep(run, 1, "0.10");
        matrices().rate(run.id(), 0, new Rating(5, null, "good"));

        assertThat(matrices().delete(run.id())).isTrue();

        assertThat(matrices().delete(run.id())).isFalse();
        assertThat(matrices().get(run.id())).isEmpty();
        assertThat(matrices().list()).isEmpty();
        assertThat(matrices().ratings(run.id())).isEmpty();
        SavedMatrix next = matrices().start("next", BODY);
        assertThat(matrices().replies(next, false).find(List.of("%064x".formatted(1)))).hasSize(1);
        assertThat(matrices().spentOnADay(ZoneOffset.UTC, next).spent(TODAY)).as("what was spent stays spent")
                .isEqualByComparingTo("0.10");
    }

    @Test
    void repliesNobodyNeedsGoWithTheRunOnceTheyAreTooOldForOthers() throws Exception {
        SavedMatrix old = matrices().start("old", BODY);
        keep(old, 1, "0.10");
        SavedMatrix other = matrices().start("other", BODY);
        keep(other, 2, "0.10");
        now = now.plus(Matrices.LIFETIME).plus(Duration.ofDays(1));

        matrices().delete(old.id());

        assertThat(matrices().replies(other, false).find(List.of("%064x".formatted(2)))).hasSize(1);
        assertThat(workspace.upkeep().check()).isEmpty();
        try (var rows = java.sql.DriverManager.getConnection("jdbc:sqlite:" + workspace.file());
                var count = rows.createStatement().executeQuery("SELECT count(*) FROM reply")) {
            assertThat(count.getInt(1)).isOne();
        }
    }

    @Test
    void ratingsComeBackAndAnEmptyOneTakesThemBack() throws Exception {
        SavedMatrix run = matrices().start("rated", BODY);
        matrices().rate(run.id(), 0, new Rating(2, null, "misses the date"));
        matrices().rate(run.id(), 1, new Rating(null, true, ""));
        matrices().rate(run.id(), 2, new Rating(null, null, "a note alone"));
        matrices().rate(run.id(), 0, new Rating(3, null, "misses the date"));
        matrices().rate(run.id(), 1, Rating.NONE);

        assertThat(matrices().ratings(run.id())).isEqualTo(Map.of(0, new Rating(3, false, "misses the date"), 2,
                new Rating(null, null, "a note alone")));
    }

    @Test
    void aDayIsThatOfThePersonsClockAndHoldsWhatAllRunsSpent() throws Exception {
        // 23:30 in New York is 04:30 of the next day in UTC.
        ZoneId newYork = ZoneId.of("America/New_York");
        now = Instant.parse("2026-11-21T04:30:00Z");
        SavedMatrix yesterday = matrices().start("yesterday", BODY);
        keep(yesterday, 1, "1.00");
        now = Instant.parse("2026-11-21T05:30:00Z");
        SavedMatrix mine = matrices().start("mine", BODY);
        Spending.Elsewhere elsewhere = matrices().spentOnADay(newYork, mine);
        assertThat(elsewhere.spent(TODAY)).isZero();

        keep(mine, 2, "0.20");
        assertThat(elsewhere.spent(TODAY)).as("a run counts its own calls itself").isZero();
        SavedMatrix other = matrices().start("other", BODY);
        keep(other, 3, "0.30");
        matrices().replies(other, false).lost(new BigDecimal("0.04"));
        matrices().replies(mine, false).lost(new BigDecimal("0.07"));

        assertThat(elsewhere.spent(TODAY)).isEqualByComparingTo("0.34");
        assertThat(matrices().spentOnADay(newYork, mine).spent(TODAY)).as("resumed, what it spent before counts")
                .isEqualByComparingTo("0.61");
        assertThat(matrices().spentOnADay(newYork, null).spent(TODAY.minusDays(1))).isEqualByComparingTo("1.00");
        assertThat(elsewhere.spent(TODAY.plusDays(1))).isZero();
    }

    @Test
    void aRunThatIsNoJsonAnyMoreIsASentence() {
        SavedMatrix damaged = new SavedMatrix(UUID.randomUUID(), "run", Fixture.NOW, "{\"format\": 1,");
        assertThatThrownBy(() -> MatrixBody.of(damaged)).isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("The run %s is damaged; start it anew.".formatted(damaged.id()));
    }
}
