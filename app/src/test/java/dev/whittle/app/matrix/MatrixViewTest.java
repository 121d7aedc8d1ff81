package dev.whittle.app.matrix;

import static dev.whittle.app.control.TestWindow.does;
import static dev.whittle.app.control.TestWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.compare.CompareView;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.TestWindow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class MatrixViewTest {
    private final FilePicker picker = new FilePicker() {
        @Override
        public List<Path> toOpen(String title, List<String> extensions) {
            return List.of();
        }

        @Override
        public Optional<Path> toSave(String title, String suggestedName, List<String> extensions) {
            suggested = suggestedName;
            return Optional.of(folder.resolve("report.md"));
        }
    };
    private String suggested = "";

    @TempDir
    private Path folder;

    private static Bench made(java.util.concurrent.Callable<Bench> how) {
        // The toolkit must run before the first control is made, and the bench belongs to its thread.
        TestWindow.show(javafx.scene.layout.StackPane::new, 10, 10).close();
        return onWindow(how);
    }

    private TestWindow show(Bench bench) {
        return TestWindow.show(() -> {
            CompareView compare = new CompareView(bench.desk.compare, () -> {}, () -> {});
            compare.setCases(new RunButtons(bench.matrix),
                    new MatrixView(bench.matrix, picker, () -> LocalDate.of(2026, 11, 21)));
            return compare;
        }, 760, 900);
    }

    @Test
    void aRunFillsTheGridAndTheSelectedCellSaysWhatEachCheckFound() {
        try (Bench bench = made(() -> Bench.local(folder)); TestWindow window = show(bench)) {
            assertThat(window.text("matrix-forecast")).startsWith("Open a file of cases first");
            assertThat(onWindow(() -> window.find("matrix-run").isDisabled())).isTrue();

            does(() -> bench.open("names.csv", "name\nAda\nBob\n"));
            does(() -> bench.matrix.setup().checksProperty().set("contains: Ada"));
            does(bench::settle);
            assertThat(window.text("matrix-cases")).isEqualTo("names.csv · 2 cases · columns: name");
            assertThat(window.text("matrix-forecast")).startsWith("4 calls to localhost:11434");
            window.click("matrix-run");
            does(bench::settle);

            assertThat(window.text("matrix-progress")).startsWith("4 of 4 answered");
            assertThat(window.text("matrix-card-a-passed")).startsWith("1 of 2 (");
            assertThat(window.text("matrix-filter-failures")).isEqualTo("Failures 1");
            assertThat(window.text("matrix-detail-title")).isEqualTo("A · case 1: Ada");
            assertThat(window.text("matrix-answer")).isEqualTo("Hello Ada");
            assertThat(window.text("matrix-values")).isEqualTo("name: Ada");

            window.focus("matrix-grid");
            window.press(KeyCode.DOWN);
            assertThat(window.text("matrix-detail-title")).isEqualTo("A · case 2: Bob");
            window.click("matrix-filter-passes");
            assertThat(window.text("matrix-detail-title")).isEqualTo("A · case 1: Ada");
            window.click("matrix-filter-failures");
            assertThat(window.text("matrix-detail-title")).isEqualTo("A · case 2: Bob");
            assertThat(window.nameless()).isEmpty();
        }
    }

    @Test
    void tenThousandCellsBuildNoMoreThanCanBeSeen() {
        try (Bench bench = made(() -> Bench.local(folder)); TestWindow window = show(bench)) {
            StringBuilder cases = new StringBuilder("name,__expected\n");
            for (int i = 0; i < 2_500; i++) {
                cases.append("n%d,contains: Hello\n".formatted(i));
            }
            does(() -> {
                bench.desk.compare.add();
                bench.desk.compare.add();
                for (String model : List.of("one", "two")) {
                    bench.desk.scripts.put(model, (request, _) -> Bench.echo(request.messages().getFirst().text()));
                }
                bench.open("many.csv", cases.toString());
            });
            does(() -> {
                bench.matrix.run();
                bench.desk.background.runNext();
            });
            CaseGrid grid = (CaseGrid) window.find("matrix-grid");
            assertThat(onWindow(() -> bench.matrix.resultsProperty().get().orElseThrow().run().plan().size()))
                    .isEqualTo(10_000);
            int before = onWindow(grid::built);
            assertThat(before).isBetween(4, 400);

            does(bench::settle);

            assertThat(window.text("matrix-progress")).startsWith("10,000 of 10,000 answered");
            assertThat(window.text("matrix-filter-passes")).isEqualTo("Passes 2,500");
            assertThat(onWindow(grid::built)).isBetween(before, before + 40);
            does(() -> grid.scrollTo(2_499));
            assertThat(onWindow(grid::built)).isBetween(before, before + 80);
        }
    }

    @Test
    void aReportOfTheKeptRunThatIsSelectedIsWrittenToAFile() {
        try (Bench bench = made(() -> Bench.local(folder)); TestWindow window = show(bench)) {
            does(() -> bench.open("names.csv", "name,__expected\nAda,contains: Ada\nBob,contains: Ada\n"));
            does(bench::run);
            window.click("matrix-kept-runs");
            does(bench::settle);

            window.click("matrix-kept-report");
            does(bench::settle);

            assertThat(suggested).endsWith(".html");
            assertThat(window.text("matrix-kept-reported"))
                    .isEqualTo("Written to %s.".formatted(folder.resolve("report.md")));
            assertThat(folder.resolve("report.md")).content().contains("Hello Bob").contains("50 %");
            assertThat(window.nameless()).isEmpty();
        }
    }

    @Test
    void anAnswerThatIsPointedAtIsSelectedWhateverTheFilter() {
        try (Bench bench = made(() -> Bench.local(folder)); TestWindow window = show(bench)) {
            does(() -> bench.open("names.csv", "name,__expected\nAda,contains: Ada\nBob,contains: Ada\n"));
            does(bench::run);
            window.click("matrix-filter-failures");
            UUID id = bench.matrix.kept().offerProperty().get().orElseThrow().saved().id();

            does(() -> bench.matrix.reopen(id, OptionalInt.of(1)));
            does(bench::settle);

            assertThat(window.text("matrix-detail-title")).isEqualTo("B · case 1: Ada");
            does(() -> bench.matrix.reopen(id, OptionalInt.of(900)));
            does(bench::settle);
            assertThat(bench.matrix.stateProperty().get()).as("a cell it does not have").isInstanceOf(
                    RunState.Ended.class);
        }
    }

    @Test
    void theTwoModesShowTheirOwnPages() {
        try (Bench bench = made(() -> Bench.local(folder)); TestWindow window = show(bench)) {
            assertThat(window.shows("matrix-page")).isTrue();
            window.click("compare-mode-columns");
            assertThat(window.shows("matrix-page")).isFalse();
            assertThat(window.shows("column-a-model")).isTrue();
            assertThat(window.shows("compare-run")).isTrue();
            window.click("compare-mode-cases");
            assertThat(window.shows("matrix-page")).isTrue();
            assertThat(window.shows("compare-run")).isFalse();
        }
    }
}
