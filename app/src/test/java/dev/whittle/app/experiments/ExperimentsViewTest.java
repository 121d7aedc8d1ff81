package dev.whittle.app.experiments;

import static dev.whittle.app.control.TestWindow.does;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.TestWindow;
import dev.whittle.app.matrix.RunComparison;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.ExperimentDelta;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.matrix.MatrixDelta;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ExperimentsViewTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Price PRICE = new Price(null, null, Price.Mode.STANDARD, null,
            new Rates(new BigDecimal("2.50"), new BigDecimal("10.00"), null, null, null, null, null), List.of(), false,
            "genai-prices", LocalDate.parse("2026-09-23"));

    @TempDir
    private Path folder;

    private final HeldBackground background = new HeldBackground();
    private final List<String> went = new ArrayList<>();

    private final FilePicker picker = new FilePicker() {
        @Override
        public List<Path> toOpen(String title, List<String> extensions) {
            return List.of();
        }

        @Override
        public Optional<Path> toSave(String title, String suggestedName, List<String> extensions) {
            return Optional.of(folder.resolve(suggestedName));
        }
    };

    private static Experiment experiment(String name, Instant at) {
        Column column = new Column("A", "Greeting, version 3",
                Prompt.of(Message.system("Be brief."), Message.user("Hello {{name}}")).withValue("name", "Ada"),
                new Target("gpt-4o", "openai/gpt-4o", "GPT-4o", "OpenAI", "api.openai.com"),
                new Parameters(0.2, 64, null, null, List.of()));
        Reply reply = new Reply("Hi Ada", Reply.Finish.STOP, Usage.of(1_000, 50), null, Duration.ofMillis(120),
                Duration.ofMillis(500), 1);
        return Experiment.of(name, at, "0.1.0", null, List.of(
                new Run(column, column.parameters(), List.of("A note."), "c", PRICE, at,
                        new Outcome.Finished(reply, new Cost.Priced(new BigDecimal("0.003"), PRICE))),
                new Run(new Column("B", column.promptName(), column.prompt(), column.target(), column.parameters()),
                        column.parameters(), List.of(), "c", PRICE, at,
                        new Outcome.Failed(null, "It broke.", "Hi", Duration.ofMillis(9)))));
    }

    private ExperimentsViewModel model(Workspace workspace) {
        return new ExperimentsViewModel(new SavedExperiments(() -> workspace),
                new RepriceViewModel(Catalog::bundled, () -> NOON, background),
                new RunsViewModel(workspace::matrices, (_, _, done, _) -> background.start(
                        () -> new RunComparison.Compared(new SavedMatrix(UUID.randomUUID(), "old run", NOON, "{}"),
                                new SavedMatrix(UUID.randomUUID(), "new run", NOON, "{}"),
                                new MatrixDelta(List.of(new ExperimentDelta.Change(ExperimentDelta.Kind.INPUT, "cases",
                                        "20", "22")), 20, List.of())),
                        done, cause -> {
                            throw new AssertionError(cause);
                        }), id -> went.add("run"), id -> went.add("learn from run"), background),
                background, cause -> {
                    throw new AssertionError(cause);
                }, new ExperimentsViewModel.Handoff() {
                    @Override
                    public void reopen(Experiment experiment) {
                        went.add("reopened " + experiment.name());
                    }

                    @Override
                    public void rerun(Experiment experiment) {
                        went.add("run again " + experiment.name());
                    }

                    @Override
                    public void learn(UUID id) {
                        went.add("learn");
                    }
                });
    }

    private TestWindow show(ExperimentsViewModel model) {
        TestWindow window = TestWindow.show(() -> new ExperimentsView(model, picker,
                () -> LocalDate.of(2026, 11, 21), () -> went.add("compare")), 760,
                900);
        does(background::runAll);
        return window;
    }

    @Test
    void anExperimentIsOpenedFromTheKeyboardWithEverythingRecorded() throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("w.db"))) {
            workspace.experiments().save(experiment("First", NOON));
            try (TestWindow window = show(model(workspace))) {
                window.focus("experiments-table");
                window.press(KeyCode.ENTER);
                does(background::runAll);

                assertThat(window.text("experiment-name")).isEqualTo("First");
                assertThat(window.text("experiment-column-1-answer")).isEqualTo("Hi Ada");
                assertThat(window.text("experiment-column-1-cost")).isEqualTo("$0.003");
                assertThat(window.text("experiment-column-2-problem")).isEqualTo("Failed: It broke.");
                assertThat(window.shows("experiment-column-2-incomplete")).isTrue();
                does(() -> ((TitledPane) window.find("experiment-column-1-prompt-pane")).setExpanded(true));
                assertThat(window.text("experiment-column-1-prompt"))
                        .isEqualTo("── system ──\nBe brief.\n\n── user ──\nHello {{name}}\n\n── values ──\n"
                                + "{{name}} = Ada");
                assertThat(window.nameless()).isEmpty();

                window.click("experiment-report");
                does(background::runAll);
                Path report = folder.resolve("first.html");
                assertThat(window.text("experiment-reported")).isEqualTo("Written to %s.".formatted(report));
                assertThat(report).content().contains("<title>First</title>", "Hi Ada", "It broke.");

                window.click("experiment-reopen");
                window.press(KeyCode.ESCAPE);
                assertThat(window.shows("experiments-table")).isTrue();
            }
        }
        assertThat(went).containsExactly("reopened First");
    }

    @Test
    void aDeletedExperimentComesBackWithCtrlZAndWithTheButton() throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("w.db"))) {
            workspace.experiments().save(experiment("First", NOON));
            try (TestWindow window = show(model(workspace))) {
                window.focus("experiments-table");
                window.press(KeyCode.DELETE);
                does(background::runAll);
                assertThat(workspace.experiments().list("", 10)).isEmpty();
                assertThat(window.text("experiments-deleted")).isEqualTo("Deleted \"First\".");
                assertThat(window.shows("experiments-to-compare")).isTrue();

                window.click("experiments-undo");
                does(background::runAll);
                assertThat(workspace.experiments().list("", 10)).hasSize(1);

                window.click("experiment-delete");
                does(background::runAll);
                window.focus("experiments-undo");
                window.press(KeyCode.CONTROL, KeyCode.Z);
                does(background::runAll);
                assertThat(workspace.experiments().list("", 10)).hasSize(1);
                assertThat(window.shows("experiments-deleted")).isFalse();
            }
        }
    }

    @Test
    void twoAreComparedTheirTrendIsDrawnAndOneIsPricedNotedAndRunAgain() throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("w.db"))) {
            workspace.experiments().save(experiment("First", NOON));
            workspace.experiments().save(experiment("Second", NOON.plusSeconds(60)));
            try (TestWindow window = show(model(workspace))) {
                window.focus("experiments-table");
                window.press(KeyCode.SHIFT, KeyCode.DOWN);
                window.click("experiment-compare");
                does(background::runAll);
                assertThat(window.text("delta-title")).isEqualTo("First  →  Second");
                assertThat(window.nameless()).isEmpty();
                window.press(KeyCode.ESCAPE);

                window.click("experiments-trend");
                does(background::runAll);
                assertThat(window.text("trend-prompt")).isEqualTo("Greeting");
                assertThat(window.text("trend-note"))
                        .isEqualTo(
                                "Experiments in their order; a line a model. 2 of 4 runs have no such figure and are left "
                                        + "out.");
                assertThat(window.nameless()).isEmpty();
                window.focus("trend-runs");
                window.press(KeyCode.DOWN, KeyCode.ENTER);
                window.press(KeyCode.ESCAPE);

                window.focus("experiments-table");
                window.press(KeyCode.ENTER);
                does(background::runAll);
                assertThat(((TitledPane) window.find("experiment-prices")).getText())
                        .isEqualTo("Cost $0.003; at the prices of 2026-11-21 $0.003, the same");
                does(() -> ((TitledPane) window.find("experiment-prices")).setExpanded(true));
                assertThat(window.nameless()).isEmpty();
                window.click("experiment-note");
                window.type("shown to Ada");
                window.press(KeyCode.ENTER);
                does(background::runAll);
                window.click("experiment-rerun");
            }
            assertThat(workspace.experiments().list("shown", 5)).hasSize(1);
        }
        assertThat(went).containsExactly("run again First");
    }

    @Test
    void runsOnCasesAreListedAndTwoAreCompared() throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("w.db"))) {
            workspace.experiments().save(experiment("First", NOON));
            workspace.matrices().start("old run", "{}");
            workspace.matrices().start("new run", "{}");
            try (TestWindow window = show(model(workspace))) {
                window.click("experiments-runs");
                does(background::runAll);
                window.focus("runs-table");
                window.press(KeyCode.ENTER);
                assertThat(window.nameless()).isEmpty();
                window.press(KeyCode.SHIFT, KeyCode.DOWN);
                window.click("runs-compare");
                does(background::runAll);
                assertThat(window.text("run-delta-title")).isEqualTo("old run  →  new run");
                assertThat(window.text("run-delta-summary")).endsWith("; 20 cases in both");
                assertThat(window.text("run-delta-shared-1-after")).isEqualTo("22");
                assertThat(window.nameless()).isEmpty();
                window.press(KeyCode.ESCAPE);
                does(background::runAll);
                assertThat(window.shows("runs-table")).isTrue();
                window.press(KeyCode.ESCAPE);
                assertThat(window.shows("experiments-table")).isTrue();
            }
        }
        assertThat(went).containsExactly("run");
    }

    @Test
    void withoutAnyTheWayToCompareIsShown() throws Exception {
        try (Workspace workspace = Workspace.open(folder.resolve("w.db")); TestWindow window = show(model(workspace))) {
            assertThat(window.text("experiments-message")).startsWith("Nothing is kept here yet.");
            window.click("experiments-to-compare");
            assertThat(window.nameless()).isEmpty();
        }
        assertThat(went).containsExactly("compare");
    }
}
