package dev.whittle.app.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.matrix.RunComparison;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.AnswerRating;
import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.app.workspace.MatrixSummary;
import dev.whittle.app.workspace.Opinion;
import dev.whittle.app.workspace.Vote;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.catalog.Usage;
import dev.whittle.model.ModelException;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.ExperimentDelta;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Repricing;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.matrix.MatrixDelta;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExperimentsViewModelTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    private final HeldBackground background = new HeldBackground();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<Experiment> reopened = new ArrayList<>();
    private final List<Experiment> rerun = new ArrayList<>();
    private final List<UUID> openedRuns = new ArrayList<>();
    private final List<UUID> learnt = new ArrayList<>();
    private @Nullable Workspace workspace;
    private @Nullable RuntimeException shelfFailure;
    private final ExperimentsViewModel.Handoff handoff = new ExperimentsViewModel.Handoff() {
        @Override
        public void reopen(Experiment experiment) {
            reopened.add(experiment);
        }

        @Override
        public void rerun(Experiment experiment) {
            rerun.add(experiment);
        }

        @Override
        public void learn(UUID id) {
            learnt.add(id);
        }
    };
    private final ExperimentsViewModel model = new ExperimentsViewModel(new Shelf(),
            new RepriceViewModel(Catalog::bundled, () -> NOON, background),
            new RunsViewModel(() -> workspace().matrices(), this::compared, id -> openedRuns.add(id),
                    id -> learnt.add(id), background),
            background, failures::add, handoff);

    private void compared(UUID one, UUID other, Consumer<? super RunComparison.Compared> done,
            Consumer<? super Throwable> failed) {
        background.start(() -> new RunComparison.Compared(workspace().matrices().get(one).orElseThrow(),
                workspace().matrices().get(other).orElseThrow(), new MatrixDelta(List.of(), 0, List.of())), done,
                failed);
    }

    // The workspace's own, until it is told to fail.
    private final class Shelf implements ExperimentShelf {
        private final SavedExperiments real = new SavedExperiments(ExperimentsViewModelTest.this::workspace);

        @Override
        public List<ExperimentSummary> list(String search, int limit) throws Exception {
            fail();
            return real.list(search, limit);
        }

        @Override
        public Optional<Experiment> get(UUID id) throws Exception {
            fail();
            return real.get(id);
        }

        @Override
        public boolean delete(UUID id) throws Exception {
            fail();
            return real.delete(id);
        }

        @Override
        public boolean restore(UUID id) throws Exception {
            fail();
            return real.restore(id);
        }

        @Override
        public Optional<ExperimentSummary> summary(UUID id) throws Exception {
            fail();
            return real.summary(id);
        }

        @Override
        public SequencedMap<String, Trend> trends() throws Exception {
            fail();
            return real.trends();
        }

        @Override
        public boolean note(UUID id, String note) throws Exception {
            fail();
            return real.note(id, note);
        }

        @Override
        public Opinion opinion(UUID experiment) throws Exception {
            return real.opinion(experiment);
        }

        @Override
        public void rate(UUID experiment, int run, AnswerRating rating) throws Exception {
            fail();
            real.rate(experiment, run, rating);
        }

        @Override
        public long vote(UUID experiment, Vote vote) throws Exception {
            return real.vote(experiment, vote);
        }

        @Override
        public void unvote(long number) throws Exception {
            real.unvote(number);
        }

        private void fail() {
            if (shelfFailure != null) {
                throw shelfFailure;
            }
        }
    }

    @BeforeEach
    void open() throws Exception {
        workspace = Workspace.open(folder.resolve("w.db"));
    }

    @AfterEach
    void close() {
        workspace().close();
    }

    private Workspace workspace() {
        Workspace open = workspace;
        if (open == null) {
            throw new IllegalStateException("The workspace is not open yet.");
        }
        return open;
    }

    private static Experiment experiment(String name, int minutes, Outcome... outcomes) {
        List<Run> runs = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Column column = new Column("A", name, Prompt.of(Message.user("Say " + name)),
                    new Target("m", null, "Model " + (runs.size() + 1), "Box", "localhost:1"), Parameters.DEFAULT);
            runs.add(new Run(column, Parameters.DEFAULT, List.of(), "c", null, NOON, outcome));
        }
        return Experiment.of(name, NOON.plusSeconds(60L * minutes), "0.1.0", null, runs);
    }

    private static Outcome finished(String text, @Nullable Usage usage) {
        return new Outcome.Finished(
                new Reply(text, Reply.Finish.STOP, usage, null, Duration.ZERO, Duration.ZERO, 1),
                new Cost.Unpriced("No price is known."));
    }

    private Experiment saved(String name, int minutes) throws Exception {
        Experiment experiment = experiment(name, minutes, finished("Answer to " + name, Usage.of(1_200, 34)));
        workspace().experiments().save(experiment);
        return experiment;
    }

    private List<String> names() {
        return model.list().rows().stream().map(row -> row.summary().name()).toList();
    }

    private void refreshed() {
        model.list().refresh();
        background.runAll();
    }

    @Test
    void experimentsAreListedNewestFirstWithWhatTheyCameTo() throws Exception {
        saved("Old", 0);
        workspace().experiments().save(experiment("New", 5, finished("a", Usage.of(1_000, 20)),
                finished("b", Usage.of(500, 3)), new Outcome.Stopped("", Duration.ZERO),
                new Outcome.Failed(ModelException.Kind.TIMEOUT, "No answer.", "", Duration.ZERO)));

        refreshed();

        assertThat(names()).containsExactly("New", "Old");
        assertThat(model.list().rows().getFirst().digestProperty().get())
                .isEqualTo(new Digest.Read("1,500 / 23", "2 finished, 1 failed, 1 stopped"));
        assertThat(model.list().rows().getFirst().models()).isEqualTo("Model 1, Model 2, Model 3, Model 4");
        assertThat(model.list().rows().getFirst().cost()).isEqualTo("unpriced");
    }

    @Test
    void anEmptyWorkspaceIsSaidToBeEmptyAndASearchWithoutAMatchIsNot() throws Exception {
        refreshed();
        assertThat(model.list().stateProperty().get()).isEqualTo(new ListState.Empty());

        saved("One", 0);
        model.list().searchProperty().set("nothing like it");
        background.elapse();
        background.runAll();
        assertThat(model.list().stateProperty().get()).isEqualTo(new ListState.Listed());
        assertThat(model.list().rows()).isEmpty();
    }

    @Test
    void searchingLooksIntoPromptsAndAnswersOnceTypingRests() throws Exception {
        saved("Ticket", 0);
        saved("Report", 1);
        refreshed();

        model.list().searchProperty().set("a");
        model.list().searchProperty().set("answer to tick");
        background.elapse();
        assertThat(background.waiting()).isEqualTo(1);
        background.runAll();

        assertThat(names()).containsExactly("Ticket");
    }

    @Test
    void theResultOfAnOlderSearchNeverOverwritesANewerOne() throws Exception {
        saved("Ticket", 0);
        saved("Report", 1);
        model.list().searchProperty().set("report");
        background.elapse();
        model.list().searchProperty().set("ticket");
        background.elapse();

        background.runNewest();
        background.runAll();

        assertThat(names()).containsExactly("Ticket");
    }

    @Test
    void anExperimentIsOpenedAndReopenedWithEveryInput() throws Exception {
        Experiment experiment = saved("Ticket", 0);
        refreshed();

        model.open(model.list().rows().getFirst());
        assertThat(model.detailProperty().get()).isEqualTo(new DetailState.Opening(model.list().rows().getFirst()));
        background.runAll();
        assertThat(model.detailProperty().get())
                .isEqualTo(
                        new DetailState.Open(model.list().rows().getFirst(), experiment, Opinion.NONE,
                                OptionalInt.empty()));
        model.reopen();

        assertThat(reopened).containsExactly(experiment);
    }

    @Test
    void anExperimentClosedBeforeItCameStaysClosed() throws Exception {
        saved("Ticket", 0);
        refreshed();

        model.open(model.list().rows().getFirst());
        model.close();
        background.runAll();

        assertThat(model.detailProperty().get()).isEqualTo(new DetailState.Closed());
    }

    @Test
    void aDamagedExperimentIsListedAsUnreadableAndTheOthersAreFine() throws Exception {
        saved("Good", 0);
        Experiment bad = saved("Bad", 1);
        damage(bad, "body = '{\"format\": 1}'");

        refreshed();
        String sentence = "The text is not an experiment saved by Whittle, or it is damaged.";
        assertThat(names()).containsExactly("Bad", "Good");
        assertThat(model.list().rows().getFirst().digestProperty().get()).isEqualTo(new Digest.Unreadable(sentence));
        assertThat(model.list().rows().getLast().digestProperty().get()).isInstanceOf(Digest.Read.class);

        model.open(model.list().rows().getFirst());
        background.runAll();
        assertThat(model.detailProperty().get())
                .isEqualTo(new DetailState.Unreadable(model.list().rows().getFirst(), sentence));
    }

    @Test
    void aDamagedSummaryDoesNotHideTheOthers() throws Exception {
        saved("Good", 0);
        Experiment bad = saved("Bad", 1);
        damage(bad, "models = 'no list', usd = 'much', body = ''");

        refreshed();

        assertThat(names()).containsExactly("Bad", "Good");
        assertThat(model.list().rows().getFirst().digestProperty().get()).isInstanceOf(Digest.Unreadable.class);
    }

    @Test
    void aDeletedExperimentComesBack() throws Exception {
        saved("One", 0);
        saved("Two", 1);
        refreshed();

        model.list().delete(model.list().rows().getFirst());
        background.runAll();
        model.list().delete(model.list().rows().getFirst());
        background.runAll();
        assertThat(names()).isEmpty();
        assertThat(model.list().stateProperty().get()).isEqualTo(new ListState.Empty());
        assertThat(model.list().deletedProperty().get()).isEqualTo("One");

        model.list().undo();
        background.runAll();
        assertThat(names()).containsExactly("One");
        assertThat(model.list().deletedProperty().get()).isEqualTo("Two");
        model.list().undo();
        background.runAll();
        assertThat(names()).containsExactly("Two", "One");
        assertThat(model.list().deletedProperty().get()).isEmpty();
    }

    @Test
    void whatCannotBeDeletedStaysAndIsTold() throws Exception {
        saved("One", 0);
        refreshed();
        shelfFailure = new IllegalArgumentException("The disk is full; make room.");

        model.list().delete(model.list().rows().getFirst());
        background.runAll();

        assertThat(names()).containsExactly("One");
        assertThat(failures).containsExactly(shelfFailure);
        assertThat(model.list().deletedProperty().get()).isEmpty();
    }

    @Test
    void aListThatCannotBeReadSaysWhy() {
        shelfFailure = new IllegalArgumentException("The workspace is locked; close the other program.");

        refreshed();

        assertThat(model.list().stateProperty().get())
                .isEqualTo(new ListState.Failed("The workspace is locked; close the other program."));
    }

    @Test
    void anExperimentIsOpenedByItsIdAndSentOnceMore() throws Exception {
        Experiment experiment = saved("Ticket", 0);

        model.open(experiment.id());
        background.runAll();
        assertThat(model.detailProperty().get()).isInstanceOfSatisfying(DetailState.Open.class,
                open -> assertThat(open.experiment()).isEqualTo(experiment));
        model.rerun();
        assertThat(rerun).containsExactly(experiment);
        model.learn();
        assertThat(learnt).containsExactly(experiment.id());
        model.open(experiment.id(), OptionalInt.of(1));
        background.runAll();
        assertThat(model.detailProperty().get()).isInstanceOfSatisfying(DetailState.Open.class,
                open -> assertThat(open.pointed()).hasValue(1));

        model.open(UUID.randomUUID());
        background.runAll();
        assertThat(failures).singleElement().asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasMessageStartingWith("This experiment is no longer there;");
    }

    @Test
    void aNoteIsKeptAndListedAndTheExperimentStaysAsItIs() throws Exception {
        Experiment experiment = saved("Ticket", 0);
        refreshed();

        model.list().note(model.list().rows().getFirst(), " for the report ");
        background.runAll();

        assertThat(model.list().rows().getFirst().summary().note()).isEqualTo("for the report");
        assertThat(workspace().experiments().get(experiment.id())).contains(experiment);
        model.list().searchProperty().set("report");
        background.elapse();
        background.runAll();
        assertThat(names()).containsExactly("Ticket");
    }

    @Test
    void twoExperimentsAreComparedTheOlderOneFirst() throws Exception {
        saved("Old", 0);
        saved("New", 5);
        refreshed();

        model.compare(model.list().rows().getFirst(), model.list().rows().getLast());
        background.runAll();

        assertThat(model.detailProperty().get()).isInstanceOfSatisfying(DetailState.Compared.class, compared -> {
            assertThat(compared.before().summary().name()).isEqualTo("Old");
            assertThat(compared.after().summary().name()).isEqualTo("New");
            assertThat(compared.delta().pairs()).singleElement().satisfies(pair -> assertThat(pair.changes())
                    .extracting(ExperimentDelta.Change::what).containsExactly("prompt", "answer"));
        });
    }

    @Test
    void theTrendOfAPromptHoldsTheRunsOfAllItsVersionsInTheirOrder() throws Exception {
        saved("Triage, version 2", 3);
        saved("Triage", 1);
        saved("Triage, with accepted edits", 2);
        saved("Other", 4);
        refreshed();

        model.showTrend(Optional.of(model.list().rows().get(1)));
        background.runAll();
        assertThat(model.trend().stateProperty().get()).isInstanceOfSatisfying(TrendState.Shown.class, shown -> {
            assertThat(shown.prompts()).containsExactly("Other", "Triage");
            assertThat(shown.prompt()).isEqualTo("Triage");
            assertThat(shown.trend().points()).extracting(Trend.Point::version).containsExactlyInAnyOrder("Triage",
                    "Triage, with accepted edits", "Triage, version 2");
            assertThat(Measure.INPUT.of(shown.trend().points().getFirst().run())).hasValue(1_200);
            assertThat(Measure.COST.of(shown.trend().points().getFirst().run())).as("unpriced is not 0").isEmpty();
        });
        model.trend().show("Other");
        assertThat(model.trend().stateProperty().get()).isInstanceOfSatisfying(TrendState.Shown.class,
                shown -> assertThat(shown.trend().points()).hasSize(1));
    }

    @Test
    void aTrendPassesOverWhatIsDamaged() throws Exception {
        saved("Good", 0);
        damage(saved("Bad", 1), "body = ''");

        model.showTrend(Optional.empty());
        background.runAll();

        assertThat(model.trend().stateProperty().get()).isInstanceOfSatisfying(TrendState.Shown.class,
                shown -> assertThat(shown.prompts()).containsExactly("Good"));
    }

    // 1,000 input and 50 output tokens at $2.50 and $10 a million, then at twice that.
    @Test
    void anExperimentIsPricedAnewFromAnotherFileAndABrokenOneIsSaidToBeSo() throws Exception {
        Price price = new Price(null, null, Price.Mode.STANDARD, null, new Rates(new BigDecimal("2.50"),
                new BigDecimal("10.00"), null, null, null, null, null), List.of(), false, null, null);
        Column column = new Column("A", "p", Prompt.of(Message.user("x")),
                new Target("gpt-4o", "openai/gpt-4o", "GPT-4o", "OpenAI", "api.openai.com"), Parameters.DEFAULT);
        Experiment experiment = Experiment.of("Priced", NOON, "0.1.0", null, List.of(new Run(column,
                Parameters.DEFAULT, List.of(), "c", price, NOON, new Outcome.Finished(new Reply("a",
                        Reply.Finish.STOP, Usage.of(1_000, 50), null, Duration.ZERO, Duration.ZERO, 1),
                        new Cost.Priced(new BigDecimal("0.003"), price)))));
        workspace().experiments().save(experiment);
        model.open(experiment.id());
        background.runAll();
        assertThat(sums()).containsExactly(new BigDecimal("0.003"), new BigDecimal("0.003"));

        model.prices().fileProperty().set(Optional.of(Files.writeString(folder.resolve("dear.json"), """
                {"schemaVersion": 1, "models": [{"key": "openai/gpt-4o", "prices": [{"from": "2026-01-01", "to": null,
                 "mode": "standard", "rates": {"input": "5.00", "output": "20.00"}}]}]}""")));
        background.runAll();
        assertThat(sums()).containsExactly(new BigDecimal("0.003"), new BigDecimal("0.006"));

        model.prices().fileProperty().set(Optional.of(Files.writeString(folder.resolve("bad.json"), "no prices")));
        background.runAll();
        assertThat(model.prices().stateProperty().get()).isInstanceOf(RepriceState.Failed.class);
        assertThat(workspace().experiments().get(experiment.id())).as("never changes").contains(experiment);
    }

    private List<BigDecimal> sums() {
        return model.prices().stateProperty().get() instanceof RepriceState.Priced(Repricing priced, var _, var _)
                ? List.of(priced.then().orElseThrow().stripTrailingZeros(),
                        priced.now().orElseThrow().stripTrailingZeros())
                : List.of();
    }

    @Test
    void runsOnCasesAreListedReopenedAndComparedAndEscGoesBackStepByStep() throws Exception {
        workspace().matrices().start("old run", "{}");
        workspace().matrices().start("new run", "{}");

        model.showRuns();
        background.runAll();
        assertThat(model.detailProperty().get()).isEqualTo(new DetailState.Runs());
        RunsState.Listed listed = (RunsState.Listed) model.runs().stateProperty().get();
        assertThat(listed.runs()).extracting(MatrixSummary::name).containsExactly("new run", "old run");
        model.runs().open(listed.runs().getFirst());
        assertThat(openedRuns).containsExactly(listed.runs().getFirst().id());
        model.runs().learn(listed.runs().getLast());
        assertThat(learnt).containsExactly(listed.runs().getLast().id());

        model.runs().compare(listed.runs().getFirst(), listed.runs().getLast());
        assertThat(model.runs().stateProperty().get()).isInstanceOf(RunsState.Comparing.class);
        background.runAll();
        assertThat(model.runs().stateProperty().get()).isInstanceOf(RunsState.Compared.class);
        model.close();
        background.runAll();
        assertThat(model.runs().stateProperty().get()).isEqualTo(listed);
        model.close();
        assertThat(model.detailProperty().get()).isEqualTo(new DetailState.Closed());
    }

    // Behind the workspace's back: its own triggers refuse to change an experiment.
    private void damage(Experiment experiment, String set) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + workspace().file());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER experiment_never_changes");
            statement.execute("UPDATE experiment SET %s WHERE id = '%s'".formatted(set, experiment.id()));
        }
    }
}
