package dev.whittle.app.context;

import static dev.whittle.app.control.TestWindow.does;
import static dev.whittle.app.control.TestWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.TestWindow;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.context.Order;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Polygon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class ContextViewTest {
    private final HeldBackground background = new HeldBackground();
    private final List<Throwable> told = new ArrayList<>();
    private final TokenPrice unpriced = _ -> new Cost.Unpriced("Nobody knows.");
    private final ContextViewModel model = new ContextViewModel(new OpenPrompt(), new ContextFiles(List.of()), null,
            background, new SimpleObjectProperty<>(Tokenizers.get("o200k_base")), new SimpleObjectProperty<>(unpriced),
            told::add, _ -> {});

    private TestWindow window() {
        return TestWindow.show(() -> new ContextView(model, new OpenPrompt(), new NoPicker()),
                900, 800);
    }

    private static final class NoPicker implements FilePicker {
        @Override
        public List<Path> toOpen(String title, List<String> extensions) {
            return List.of();
        }

        @Override
        public Optional<Path> toSave(String title, String name, List<String> extensions) {
            return Optional.empty();
        }
    }

    private static List<Chunk> chunks(int count) {
        return IntStream.range(0, count).mapToObj(number -> new Chunk("c" + number, "Chapter " + number,
                "Paragraph %d is about berth %d of port %d.".formatted(number, number * 7, number % 13), "book"))
                .toList();
    }

    @Test
    void anEmptyScreenSaysWhatToDo() {
        try (TestWindow window = window()) {
            assertThat(window.text("context-sums")).startsWith("Add documents a prompt may need");
            assertThat(window.nameless()).isEmpty();
        }
    }

    @Test
    void ofTenThousandChunksOnlyThoseInViewHaveRows() {
        try (TestWindow window = window()) {
            does(() -> {
                model.restore(chunks(10_000), "Which port has berth 63?", 500);
                background.runAll();
            });
            onWindow(() -> {
                TableView<?> table = (TableView<?>) window.find("chunks-table");
                assertThat(table.getItems()).hasSize(10_000);
                assertThat(table.lookupAll(".table-row-cell").stream().filter(TableRow.class::isInstance))
                        .hasSizeLessThan(100);
                return true;
            });
            assertThat(window.text("context-sums")).contains("of 10,000 chunks kept");
            assertThat(window.nameless()).isEmpty();
            assertThat(told).isEmpty();
        }
    }

    private void restore(int budget) {
        does(() -> {
            model.restore(chunks(20), "Which port has berth 63?", budget);
            background.runAll();
        });
    }

    private void ask(String question) {
        does(() -> {
            model.questionProperty().set(question);
            background.runAll();
        });
    }

    @Test
    void theSliderTheFieldAndTheOrderChangeWhatIsPacked() {
        try (TestWindow window = window()) {
            restore(40);
            does(() -> {
                Slider slider = (Slider) window.find("budget-slider");
                slider.setValueChanging(true);
                slider.setValue(200);
                slider.setValueChanging(false);
                background.runAll();
            });
            assertThat(model.budgetProperty().get()).isEqualTo(200);
            assertThat(window.text("budget")).isEqualTo("200");
            assertThat(window.text("budget-usd")).isEqualTo("unpriced");
            onWindow(() -> {
                @SuppressWarnings("unchecked")
                ChoiceBox<Order> order = (ChoiceBox<Order>) window.find("context-order");
                order.setValue(Order.ORIGINAL);
                return true;
            });
            assertThat(model.optionsProperty().get().order()).isEqualTo(Order.ORIGINAL);
        }
    }

    @Test
    void theCurveIsNeverDrawnWithoutItsColours() {
        try (TestWindow window = window()) {
            restore(40);
            Paint area = onWindow(() -> {
                model.budgetProperty().set(90);
                background.runAll();
                Parent curve = (Parent) window.find("context-curve");
                curve.getScene().getRoot().layout();
                return ((Polygon) curve.lookup(".curve-area")).getFill();
            });
            assertThat(area).isNotEqualTo(Color.BLACK);
        }
    }

    @Test
    void theBestChunkIsShownUntilThePersonChoosesOne() {
        try (TestWindow window = window()) {
            restore(400);
            assertThat(window.text("chunk-text")).startsWith("Paragraph 9 ");
            ask("Which port has berth 28?");
            assertThat(window.text("chunk-text")).startsWith("Paragraph 4 ");
            does(() -> {
                ((TableView<?>) window.find("chunks-table")).getSelectionModel().clearAndSelect(3);
                background.runAll();
            });
            String chosen = window.text("chunk-text");
            ask("Which port has berth 63?");
            assertThat(window.text("chunk-text")).isEqualTo(chosen).doesNotStartWith("Paragraph 9 ");
        }
    }

    @Test
    void whereChunksWereRemovedTheNextOneIsSelectedAndTheTableKeepsTheFocus() {
        try (TestWindow window = window()) {
            restore(400);
            window.focus("chunks-table");
            Chunk next = onWindow(() -> ((ContextRow) table(window).getItems().get(5)).chunk());
            does(() -> {
                table(window).getSelectionModel().clearSelection();
                table(window).getSelectionModel().selectRange(3, 5);
                ((ButtonBase) window.find("remove-chunks")).fire();
                background.runAll();
            });
            assertThat(onWindow(() -> ((ContextRow) table(window).getSelectionModel().getSelectedItem()).chunk()))
                    .isEqualTo(next);
            assertThat(onWindow(() -> table(window).isFocused())).isTrue();
        }
    }

    private static TableView<?> table(TestWindow window) {
        return (TableView<?>) window.find("chunks-table");
    }

    @Test
    void withoutAnEmbedderTheScreenSaysThatWordsCountAlone() {
        try (TestWindow window = window()) {
            does(() -> {
                model.restore(chunks(3), "Which port has berth 7?", 100);
                background.runAll();
            });
            assertThat(window.text("meaning-words")).isEqualTo("No embedder is installed: ranked by words alone.");
        }
    }

    @Test
    void aNumberThatCannotBeIsMarkedAndTheLastGoodOneHolds() {
        try (TestWindow window = window()) {
            window.focus("chunk-overlap");
            window.type("900");
            // Of 9, 90 and 900, typed one by one, 90 is the last that leaves a chunk something of its own.
            assertThat(model.optionsProperty().get().chunking().overlap()).isEqualTo(90);
            assertThat(onWindow(() -> window.find("chunk-overlap").getPseudoClassStates().toString()))
                    .contains("danger");
        }
    }

    private double sliderEnd(TestWindow window) {
        return onWindow(() -> ((Slider) window.find("budget-slider")).getMax());
    }

    @Test
    void theBudgetCanBeSetFinelyHoweverMuchThereIsAndItsRangeGrowsAtItsEnd() {
        try (TestWindow window = window()) {
            does(() -> {
                model.restore(chunks(10_000), "", 600);
                background.runAll();
            });
            assertThat(sliderEnd(window)).isEqualTo(8_000);
            does(() -> {
                Slider slider = (Slider) window.find("budget-slider");
                slider.setValueChanging(true);
                slider.setValue(8_000);
            });
            assertThat(sliderEnd(window)).isEqualTo(8_000);
            does(() -> ((Slider) window.find("budget-slider")).setValueChanging(false));
            assertThat(model.budgetProperty().get()).isEqualTo(8_000);
            assertThat(sliderEnd(window)).isEqualTo(32_000);
            does(() -> model.budgetProperty().set(9_000_000));
            assertThat(sliderEnd(window)).isEqualTo(9_000_000);
            does(() -> model.budgetProperty().set(500));
            assertThat(sliderEnd(window)).isEqualTo(8_000);
        }
    }

    @Test
    void sortedByWhatIsPackedTheKeptStandFirstInTheOrderOfTheirRanks() {
        try (TestWindow window = window()) {
            restore(400);
            does(() -> {
                TableView<?> table = (TableView<?>) window.find("chunks-table");
                sortBy(table, "chunks-packed");
            });
            List<ContextRow> rows = onWindow(() -> ((TableView<?>) window.find("chunks-table")).getItems().stream()
                    .map(ContextRow.class::cast).toList());
            assertThat(rows).isSortedAccordingTo(
                    Comparator.comparing((ContextRow row) -> !row.kept()).thenComparingInt(ContextRow::rank));
            assertThat(rows).filteredOn(ContextRow::kept).hasSizeGreaterThan(10);
        }
    }

    private static <T> void sortBy(TableView<T> table, String column) {
        table.getSortOrder().setAll(table.getColumns().stream().filter(one -> column.equals(one.getId())).toList());
    }
}
