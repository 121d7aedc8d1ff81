package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.app.control.WordButton;
import dev.whittle.app.workspace.MatrixSummary;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The list of kept runs. Enter or a double click reopens one, Delete asks and then deletes it.
final class KeptView extends VBox {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final MatrixViewModel model;
    private final Supplier<LocalDate> today;
    private final TableView<MatrixSummary> table = new TableView<>();
    private final TextField search = new TextField();
    private final Label nothing = new Label();
    private final Label question = new Label();
    private final HBox confirm = new HBox(10);

    KeptView(MatrixViewModel model, Supplier<LocalDate> today) {
        super(8);
        this.model = model;
        this.today = today;
        setId("matrix-kept");
        search.setId("matrix-kept-search");
        search.setPromptText("Search the names of kept runs");
        search.setAccessibleText("Search kept runs");
        search.textProperty().addListener((_, _, _) -> show());
        HBox.setHgrow(search, Priority.ALWAYS);
        Button open = new WordButton("matrix-kept-open", "Reopen", Feather.MAXIMIZE_2,
                "Show it as it is kept, with its columns and cases (Enter); nothing is sent", this::open);
        Button delete = new WordButton("matrix-kept-delete", "Delete…", Feather.TRASH_2,
                "Delete the selected run (Delete)",
                this::doom);
        Button close = new WordButton("matrix-kept-close", "Close", Feather.X, "Back to the results",
                model.kept()::close);
        open.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        delete.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        HBox bar = new HBox(8, search, open, delete, close);
        bar.setAlignment(Pos.CENTER_LEFT);
        confirm();
        table();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(bar, confirm, table);
        model.kept().stateProperty().addListener((_, _, _) -> show());
        model.kept().doomedProperty().addListener((_, _, now) -> showDoomed(now));
        showDoomed(model.kept().doomedProperty().get());
        show();
    }

    private void confirm() {
        question.setId("matrix-kept-question");
        question.setWrapText(true);
        HBox.setHgrow(question, Priority.ALWAYS);
        question.setMaxWidth(Double.MAX_VALUE);
        Button yes = new WordButton("matrix-kept-confirm", "Delete for good", Feather.TRASH_2,
                "Delete the run and its ratings", model.kept()::delete);
        yes.getStyleClass().add("danger");
        Button no = new WordButton("matrix-kept-spare", "Keep it", Feather.CORNER_UP_LEFT, "Leave the run as it is",
                model.kept()::spare);
        confirm.getChildren().setAll(question, yes, no);
        confirm.getStyleClass().add("advice");
        confirm.setAlignment(Pos.CENTER_LEFT);
    }

    private void table() {
        table.setId("matrix-kept-table");
        table.setAccessibleText("Kept runs");
        table.getStyleClass().addAll("dense", "striped");
        table.setPlaceholder(nothing);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().setAll(List.of(column("Started", 110, this::started), column("Name", 240,
                MatrixSummary::name),
                column("Columns × cases", 110, run -> "%s × %s%s".formatted(Figures.number(run.columns()),
                        Figures.number(run.cases()), run.repeats() > 1 ? " × " + run.repeats() : "")),
                column("Replies", 70, run -> Figures.number(run.replies())),
                column("Rated", 60, run -> Figures.number(run.rated())),
                column("Paid", 80, KeptView::paid)));
        table.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                open();
            }
        });
        table.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
                open();
                key.consume();
            } else if (key.getCode() == KeyCode.DELETE) {
                doom();
                key.consume();
            }
        });
    }

    private static TableColumn<MatrixSummary, String> column(String title, double width,
            Function<MatrixSummary, String> text) {
        TableColumn<MatrixSummary, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }

    private String started(MatrixSummary run) {
        var at = run.createdAt().atZone(ZoneId.systemDefault());
        return "%s %s".formatted(Figures.day(at.toLocalDate(), today.get()), HOUR.format(at));
    }

    private static String paid(MatrixSummary run) {
        if (run.unpriced() == 0) {
            return Figures.usd(run.usd());
        }
        return run.usd().signum() == 0 ? "unpriced" : Figures.usd(run.usd()) + " and unpriced";
    }

    private void open() {
        chosen().ifPresent(run -> model.reopen(run.id()));
    }

    private void doom() {
        chosen().ifPresent(model.kept()::doom);
    }

    private Optional<MatrixSummary> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void showDoomed(Optional<MatrixSummary> now) {
        confirm.setVisible(now.isPresent());
        confirm.setManaged(now.isPresent());
        question.setText(now.map(run -> "Delete the run \"%s\" of %s with its ratings for good?".formatted(run.name(),
                started(run))).orElse(""));
    }

    private void show() {
        switch (model.kept().stateProperty().get()) {
            case KeptState.Closed _ -> table.getItems().clear();
            case KeptState.Loading _ -> nothing.setText("Looking for kept runs.");
            case KeptState.Failed(String sentence) -> nothing.setText(sentence);
            case KeptState.Listed(List<MatrixSummary> runs) -> {
                String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
                List<MatrixSummary> found = runs.stream()
                        .filter(run -> run.name().toLowerCase(Locale.ROOT).contains(wanted)).toList();
                nothing.setText(runs.isEmpty()
                        ? "No run is kept yet: press Run, and it is kept here with its replies."
                        : "No kept run has this in its name.");
                if (!found.equals(table.getItems())) {
                    table.getItems().setAll(found);
                    table.getSelectionModel().selectFirst();
                }
            }
        }
        nothing.setMinWidth(Region.USE_PREF_SIZE);
    }
}
