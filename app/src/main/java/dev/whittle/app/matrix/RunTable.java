package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.app.workspace.MatrixSummary;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Kept runs, a row each. Enter or a double click opens one.
public final class RunTable extends TableView<MatrixSummary> {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final Supplier<LocalDate> today;

    /// @param empty what is shown where there are none
    public RunTable(String id, Supplier<LocalDate> today, Node empty, Consumer<MatrixSummary> open) {
        this.today = today;
        setId(id);
        setAccessibleText("Kept runs");
        getStyleClass().addAll("dense", "striped");
        setPlaceholder(empty);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().setAll(List.of(column("Started", 110, this::started), column("Name", 240, MatrixSummary::name),
                column("Columns × cases", 110, run -> "%s × %s%s".formatted(Figures.number(run.columns()),
                        Figures.number(run.cases()), run.repeats() > 1 ? " × " + run.repeats() : "")),
                column("Replies", 70, run -> Figures.number(run.replies())),
                column("Rated", 60, run -> Figures.number(run.rated())), column("Paid", 80, RunTable::paid)));
        setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                chosen(open);
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
                chosen(open);
                key.consume();
            }
        });
    }

    /// Does something with the run that is selected, if one is.
    void chosen(Consumer<MatrixSummary> what) {
        MatrixSummary run = getSelectionModel().getSelectedItem();
        if (run != null) {
            what.accept(run);
        }
    }

    /// `21 Nov 14:03`.
    String started(MatrixSummary run) {
        var at = run.createdAt().atZone(ZoneId.systemDefault());
        return "%s %s".formatted(Figures.day(at.toLocalDate(), today.get()), HOUR.format(at));
    }

    private static TableColumn<MatrixSummary, String> column(String title, double width,
            Function<MatrixSummary, String> text) {
        TableColumn<MatrixSummary, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }

    private static String paid(MatrixSummary run) {
        if (run.unpriced() == 0) {
            return Figures.usd(run.usd());
        }
        return run.usd().signum() == 0 ? "unpriced" : Figures.usd(run.usd()) + " and unpriced";
    }
}
