package dev.whittle.app.matrix;

import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.WordButton;
import dev.whittle.app.export.FileName;
import dev.whittle.app.report.ReportFile;
import dev.whittle.app.workspace.MatrixSummary;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The list of kept runs. Enter or a double click reopens one, Delete asks and then deletes it; a report of one is written
/// to a file.
final class KeptView extends VBox {
    private final MatrixViewModel model;
    private final FilePicker picker;
    private final RunTable table;
    private final TextField search = new TextField();
    private final Label nothing = new Label();
    private final Label question = new Label();
    private final HBox confirm = new HBox(10);

    KeptView(MatrixViewModel model, FilePicker picker, Supplier<LocalDate> today) {
        super(8);
        this.model = model;
        this.picker = picker;
        table = new RunTable("matrix-kept-table", today, nothing, run -> model.reopen(run.id()));
        setId("matrix-kept");
        search.setId("matrix-kept-search");
        search.setPromptText("Search the names of kept runs");
        search.setAccessibleText("Search kept runs");
        search.textProperty().addListener((_, _, _) -> show());
        HBox.setHgrow(search, Priority.ALWAYS);
        Button open = new WordButton("matrix-kept-open", "Reopen", Feather.MAXIMIZE_2,
                "Show it as it is kept, with its columns and cases (Enter); nothing is sent", this::open);
        Button report = new WordButton("matrix-kept-report", "Report…", Feather.FILE_TEXT, ReportFile.HINT,
                this::report);
        Button delete = new WordButton("matrix-kept-delete", "Delete…", Feather.TRASH_2,
                "Delete the selected run (Delete)",
                this::doom);
        Button close = new WordButton("matrix-kept-close", "Close", Feather.X, "Back to the results",
                model.kept()::close);
        open.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        report.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        delete.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        HBox bar = new HBox(8, search, open, report, delete, close);
        bar.setAlignment(Pos.CENTER_LEFT);
        confirm();
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.DELETE) {
                doom();
                key.consume();
            }
        });
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(bar, confirm, reported(), table);
        model.kept().stateProperty().addListener((_, _, _) -> show());
        model.kept().doomedProperty().addListener((_, _, now) -> showDoomed(now));
        showDoomed(model.kept().doomedProperty().get());
        show();
    }

    private void confirm() {
        question.setId("matrix-kept-question");
        question.setWrapText(true);
        question.setMinWidth(0);
        question.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(question, Priority.ALWAYS);
        question.setMaxWidth(Double.MAX_VALUE);
        Button yes = new WordButton("matrix-kept-confirm", "Delete for good", Feather.TRASH_2,
                "Delete the run and its ratings", model.kept()::delete);
        yes.getStyleClass().add("kept-confirm");
        Button no = new WordButton("matrix-kept-spare", "Keep it", Feather.CORNER_UP_LEFT, "Leave the run as it is",
                model.kept()::spare);
        confirm.getChildren().setAll(question, yes, no);
        confirm.getStyleClass().add("advice");
        confirm.setAlignment(Pos.CENTER_LEFT);
    }

    private Label reported() {
        Label reported = new Label();
        reported.setId("matrix-kept-reported");
        reported.setWrapText(true);
        reported.setMinHeight(Region.USE_PREF_SIZE);
        reported.getStyleClass().addAll("text-muted", "text-small");
        reported.textProperty().bind(model.reporting().saidProperty());
        reported.visibleProperty().bind(reported.textProperty().isNotEmpty());
        reported.managedProperty().bind(reported.visibleProperty());
        return reported;
    }

    private void report() {
        table.chosen(run -> picker.toSave("Write a report", FileName.of(run.name(), "html"), ReportFile.extensions())
                .ifPresent(file -> model.reporting().write(run, file)));
    }

    private void open() {
        table.chosen(run -> model.reopen(run.id()));
    }

    private void doom() {
        table.chosen(model.kept()::doom);
    }

    private void showDoomed(Optional<MatrixSummary> now) {
        confirm.setVisible(now.isPresent());
        confirm.setManaged(now.isPresent());
        question.setText(now.map(run -> "Delete \"%s\" of %s and its ratings for good?".formatted(run.name(),
                table.started(run))).orElse(""));
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
    }
}
