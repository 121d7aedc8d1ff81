package dev.whittle.app.context;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import dev.whittle.prompt.Chunk;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// One row a chunk: rank, scores, tokens, $, what it is, whether it was kept and why. Dropped ones are pale, copies stand
/// indented below what they are copies of.
final class ChunkTable extends TableView<ContextRow> {
    private static final PseudoClass COPY = PseudoClass.getPseudoClass("copy");
    private static final double ROOMY = 860;
    private final ContextViewModel model;
    // The chunk that is selected because it was the best one, not by the person.
    private @Nullable Chunk followed;

    ChunkTable(ContextViewModel model) {
        this.model = model;
        setId("chunks-table");
        setAccessibleText("Chunks with their scores");
        getStyleClass().addAll("dense", "striped");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns().add(text("rank", "#", 38, row -> row.rank() == 0 ? "–" : Integer.toString(row.rank()),
                Comparator.comparingInt(ContextRow::rank), Pos.CENTER_RIGHT));
        getColumns().add(score());
        getColumns().add(figure("bm25", "BM25", 50, ContextRow::bm25, "how many of the question's words, by how rare"));
        getColumns().add(figure("cosine", "Cosine", 54, row -> row.cosine() == null ? Double.NaN : row.cosine(),
                "cosine of the question's and the chunk's embeddings, -1 to 1"));
        getColumns().add(text("tokens", "Tokens", 62, row -> Figures.number(row.tokens()),
                Comparator.comparingLong(ContextRow::tokens), Pos.CENTER_RIGHT));
        getColumns().add(text("cost", "$", 74, row -> Figures.usd(row.cost()),
                Comparator.comparing(row -> row.cost() instanceof Cost.Priced priced ? priced.usd() : BigDecimal.ZERO),
                Pos.CENTER_RIGHT));
        getColumns().add(text("chunk", "Chunk", 170, ChunkTable::name, Comparator.comparing(ChunkTable::name),
                Pos.CENTER_LEFT));
        getColumns().add(text("packed", "Packed", 200, ContextRow::why,
                Comparator.comparing((ContextRow row) -> !row.kept()).thenComparingInt(ContextRow::rank),
                Pos.CENTER_LEFT));
        getColumns().add(text("source", "Source", 90, row -> row.chunk().source(),
                Comparator.comparing(row -> row.chunk().source()), Pos.CENTER_LEFT));
        // Where there is little room, which file it is from is told by the title.
        getColumns().getLast().visibleProperty().bind(widthProperty().greaterThan(ROOMY));
        setRowFactory(_ -> new Row());
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DELETE) {
                removeSelected();
            }
        });
    }

    void show(List<ContextRow> rows) {
        ContextRow selected = getSelectionModel().getSelectedItem();
        int place = getSelectionModel().getSelectedIndices().stream().mapToInt(Integer::intValue).min().orElse(0);
        getItems().setAll(rows);
        sort();
        if (selected == null || selected.chunk().equals(followed)) {
            getSelectionModel().clearAndSelect(0);
            followed = getItems().isEmpty() ? null : getItems().getFirst().chunk();
        } else {
            followed = null;
            // where it was removed, the next one takes its place
            rows.stream().filter(row -> row.chunk().equals(selected.chunk())).findFirst().ifPresentOrElse(
                    getSelectionModel()::select,
                    () -> getSelectionModel().clearAndSelect(Math.min(place, rows.size() - 1)));
        }
    }

    void removeSelected() {
        model.remove(getSelectionModel().getSelectedItems().stream().map(ContextRow::chunk).toList());
    }

    static String name(Chunk chunk) {
        return chunk.title().isBlank() ? chunk.text().strip().lines().findFirst().orElse("") : chunk.title();
    }

    private static String name(ContextRow row) {
        return (row.copyOf() == null ? "" : "↳ ") + name(row.chunk());
    }

    private static TableColumn<ContextRow, ContextRow> text(String id, String title, double width,
            Function<ContextRow, String> text, Comparator<ContextRow> order, Pos side) {
        return column(id, title, width, order, () -> new Cell(side) {
            @Override
            void show(@Nullable ContextRow row) {
                setText(row == null ? null : text.apply(row));
                hint.setText(getText());
                setTooltip(row == null ? null : hint);
            }
        });
    }

    private static TableColumn<ContextRow, ContextRow> figure(String id, String title, double width,
            ToDoubleFunction<ContextRow> value, String meaning) {
        return column(id, title, width, Comparator.comparingDouble(value), () -> new Cell(Pos.CENTER_RIGHT) {
            @Override
            void show(@Nullable ContextRow row) {
                double figure = row == null ? Double.NaN : value.applyAsDouble(row);
                setText(row == null ? null : Double.isNaN(figure) ? "–" : String.format(Locale.ROOT, "%.2f", figure));
                hint.setText("%s: %s".formatted(title, meaning));
                setTooltip(row == null ? null : hint);
            }
        });
    }

    private static TableColumn<ContextRow, ContextRow> score() {
        return column("score", "Score", 84, Comparator.comparingDouble(ContextRow::score), () -> new Cell(
                Pos.CENTER_LEFT) {
            private final ScoreBar bar = new ScoreBar();

            @Override
            void show(@Nullable ContextRow row) {
                if (row != null) {
                    bar.show(row);
                    hint.setText("Total score: how likely the answer needs this chunk, of all chunks together 100 %");
                }
                setGraphic(row == null ? null : bar);
                setTooltip(row == null ? null : hint);
            }
        });
    }

    private static TableColumn<ContextRow, ContextRow> column(String id, String title, double width,
            Comparator<ContextRow> order, Supplier<Cell> cells) {
        TableColumn<ContextRow, ContextRow> column = new TableColumn<>(title);
        column.setId("chunks-" + id);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 90));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setComparator(order);
        column.setCellFactory(_ -> cells.get());
        return column;
    }

    /// A cell that shows a row; it keeps its tooltip, because cells are used again while scrolling.
    private abstract static class Cell extends TableCell<ContextRow, ContextRow> {
        final Tooltip hint = new Tooltip();

        Cell(Pos side) {
            setAlignment(side);
        }

        abstract void show(@Nullable ContextRow row);

        @Override
        protected void updateItem(ContextRow row, boolean empty) {
            super.updateItem(row, empty);
            show(empty ? null : row);
        }
    }

    private static final class Row extends TableRow<ContextRow> {
        @Override
        protected void updateItem(ContextRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove("rejected-row");
            setId(empty || row == null ? null : "chunk-" + row.chunk().id());
            pseudoClassStateChanged(COPY, row != null && !empty && row.copyOf() != null);
            if (!empty && row != null && !row.kept()) {
                getStyleClass().add("rejected-row");
            }
        }
    }
}
