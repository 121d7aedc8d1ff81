package dev.whittle.app.tokenizer;

import dev.whittle.app.control.IconButton;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.tokenizer.TokenizersState.Adding;
import dev.whittle.app.tokenizer.TokenizersState.Failed;
import dev.whittle.app.tokenizer.TokenizersState.Idle;
import dev.whittle.app.tokenizer.TokenizersState.Removed;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The table of tokenizers on the Settings screen: a row a family, and below the row that was acted on what came
/// of it.
public final class TokenizersView extends GridPane {
    private static final List<String> ENDINGS = List.of("json", "model", "tiktoken");
    private static final int MOST_NAMED = 12;
    private static final double ROW = 27; // as high with a button as without one

    private final TokenizersViewModel model;
    private final FilePicker picker;

    public TokenizersView(TokenizersViewModel model, FilePicker picker) {
        this.model = model;
        this.picker = picker;
        setId("tokenizers");
        setAccessibleText("Tokenizers");
        getStyleClass().add("tokenizers");
        setHgap(10);
        setVgap(5);
        getColumnConstraints().setAll(column(143, Priority.NEVER), column(44, Priority.NEVER),
                column(100, Priority.ALWAYS), column(Region.USE_COMPUTED_SIZE, Priority.NEVER));
        model.rowsProperty().addListener((_, _, _) -> show());
        model.stateProperty().addListener((_, _, _) -> show());
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                model.refresh();
            }
        });
        show();
    }

    private static ColumnConstraints column(double width, Priority grow) {
        ColumnConstraints column = new ColumnConstraints();
        column.setMinWidth(width);
        column.setHgrow(grow);
        return column;
    }

    private void show() {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        String id = focused == null ? null : focused.getId();
        getChildren().clear();
        addRow(0, head("Family"), head("Models"), head("Counted"));
        TokenizersState state = model.stateProperty().get();
        if (state instanceof Failed(var family, var problem) && family.isEmpty()) {
            add(problem(problem.text()), 0, 1, 4, 1);
        }
        int line = 2;
        for (TokenizerRow row : model.rowsProperty().get()) {
            addRow(line++, title(row), models(row), counted(row), actions(row, state instanceof Adding));
            Node outcome = outcome(row, state);
            if (outcome != null) {
                add(outcome, 0, line++, 4, 1);
            }
        }
        if (id != null && getScene() != null && lookup("#" + id) instanceof Button again) {
            again.requestFocus();
        }
    }

    private static Label head(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("text-muted", "text-small");
        return label;
    }

    private static Label title(TokenizerRow row) {
        Label label = new Label(row.title());
        label.setId("tokenizer-" + row.id());
        label.setMinSize(Region.USE_PREF_SIZE, ROW);
        if (!row.detail().isEmpty()) {
            label.setTooltip(new Tooltip(row.detail()));
        }
        return label;
    }

    private static Label models(TokenizerRow row) {
        List<String> keys = row.models();
        Label label = new Label(String.valueOf(keys.size()));
        label.setAccessibleText(keys.size() == 1 ? "1 model" : keys.size() + " models");
        label.getStyleClass().add("text-muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        if (!keys.isEmpty()) {
            String rest = keys.size() > MOST_NAMED ? "%nand %d more".formatted(keys.size() - MOST_NAMED) : "";
            label.setTooltip(new Tooltip(String.join(System.lineSeparator(),
                    keys.subList(0, Math.min(MOST_NAMED, keys.size()))) + rest));
        }
        return label;
    }

    private static Label counted(TokenizerRow row) {
        boolean exact = row.kind() == Family.Kind.BUILT_IN || row.kind() == Family.Kind.FILE;
        FontIcon icon = new FontIcon(exact
                ? Feather.CHECK
                : row.kind() == Family.Kind.MISSING ? Feather.ALERT_TRIANGLE : Feather.ACTIVITY);
        icon.getStyleClass().add(exact
                ? "good-icon"
                : row.kind() == Family.Kind.MISSING ? "bad-icon" : "muted-icon");
        Label label = new Label(row.state(), icon);
        label.setId("tokenizer-state-" + row.id());
        label.setWrapText(true);
        if (!row.detail().isEmpty()) {
            label.setTooltip(new Tooltip(row.detail()));
        }
        return label;
    }

    private HBox actions(TokenizerRow row, boolean busy) {
        HBox actions = new HBox(6);
        actions.setAlignment(Pos.CENTER_RIGHT);
        Path file = row.file();
        if (row.mayBeAdded()) {
            Button choose = button("tokenizer-add-" + row.id(), file == null ? "Add file…" : "Replace…",
                    "%s tokenizer file for %s".formatted(file == null ? "Add a" : "Replace the", row.title()));
            choose.setOnAction(_ -> picker.toOpen("Tokenizer of " + row.title(), ENDINGS).stream().findFirst()
                    .ifPresent(chosen -> model.add(row.id(), chosen)));
            choose.setDisable(busy);
            actions.getChildren().add(choose);
        }
        if (file != null) {
            IconButton remove = new IconButton("tokenizer-remove-" + row.id(),
                    "Remove the tokenizer file of %s; the file itself stays".formatted(row.title()), Feather.TRASH_2,
                    () -> model.remove(row.id(), file)).small();
            remove.setDisable(busy);
            actions.getChildren().add(remove);
        } else if (row.recalibrated()) {
            IconButton forget = new IconButton("tokenizer-forget-" + row.id(),
                    "Forget what the provider counted for %s".formatted(row.title()), Feather.ROTATE_CCW,
                    () -> model.forgetCounts(row.id())).small();
            forget.setDisable(busy);
            actions.getChildren().add(forget);
        }
        return actions;
    }

    private static Button button(String id, String text, String says) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(says);
        return button;
    }

    private @Nullable Node outcome(TokenizerRow row, TokenizersState state) {
        return switch (state) {
            case Adding(var id, var file) when id.equals(row.id()) -> reading(file);
            case Removed(var id, var file) when id.equals(row.id()) -> undo(row, file);
            case Failed(var id, var problem) when id.equals(row.id()) -> problem(problem.text());
            case Idle _,Adding _,Removed _,Failed _ -> null;
        };
    }

    private static HBox reading(Path file) {
        ProgressIndicator progress = new ProgressIndicator();
        progress.setMaxSize(14, 14);
        progress.setAccessibleText("Reading");
        HBox box = new HBox(8, progress, new Label("Reading %s".formatted(file.getFileName())));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private HBox undo(TokenizerRow row, Path file) {
        Button undo = button("tokenizer-undo", "Undo", "Add the file of %s again".formatted(row.title()));
        undo.setGraphic(new FontIcon(Feather.CORNER_UP_LEFT));
        undo.setOnAction(_ -> model.add(row.id(), file));
        Label words = new Label("%s is estimated again; %s was not touched.".formatted(row.title(),
                file.getFileName()));
        words.setId("tokenizers-removed");
        HBox box = new HBox(10, words, undo);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static Label problem(String text) {
        Label label = new Label(text, new FontIcon(Feather.ALERT_TRIANGLE));
        label.setId("tokenizers-problem");
        label.getStyleClass().add("plugin-problem");
        label.setWrapText(true);
        return label;
    }
}
