package dev.whittle.app.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Every command by name: type a part of it, Enter does it, Esc closes.
final class CommandPalette extends StackPane {
    private final TextField filter = new TextField();
    private final ListView<Command> list = new ListView<>();
    private List<Command> commands = List.of();
    private @Nullable Node focusBefore;

    CommandPalette() {
        setId("palette");
        getStyleClass().add("palette-backdrop");
        filter.setId("palette-filter");
        filter.setPromptText("Type a command");
        filter.setAccessibleText("Command");
        list.setId("palette-list");
        list.setPrefHeight(330);
        list.setCellFactory(_ -> new CommandCell());
        VBox box = new VBox(8, filter, list);
        box.getStyleClass().add("palette");
        box.setMaxSize(520, Region.USE_PREF_SIZE);
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        getChildren().setAll(box);
        filter.textProperty().addListener((_, _, _) -> refilter());
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setOnMouseClicked(_ -> run());
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        setVisible(false);
    }

    void setCommands(List<Command> all) {
        commands = List.copyOf(all);
    }

    void open() {
        focusBefore = getScene().getFocusOwner();
        filter.clear();
        refilter();
        setVisible(true);
        filter.requestFocus();
    }

    private void close() {
        setVisible(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    private void refilter() {
        String[] words = filter.getText().toLowerCase(Locale.ROOT).strip().split("\\s+");
        list.getItems().setAll(commands.stream().filter(command -> {
            String title = command.title().toLowerCase(Locale.ROOT);
            return Arrays.stream(words).allMatch(title::contains);
        }).toList());
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent key) {
        KeyCode code = key.getCode();
        if (code == KeyCode.ESCAPE) {
            close();
        } else if (code == KeyCode.ENTER) {
            run();
        } else if (code == KeyCode.DOWN || code == KeyCode.UP) {
            int next = list.getSelectionModel().getSelectedIndex() + (code == KeyCode.DOWN ? 1 : -1);
            list.getSelectionModel().select(Math.clamp(next, 0, Math.max(0, list.getItems().size() - 1)));
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
        } else {
            return;
        }
        key.consume();
    }

    private void run() {
        Command command = list.getSelectionModel().getSelectedItem();
        close();
        if (command != null) {
            command.action().run();
        }
    }

    private static final class CommandCell extends ListCell<Command> {
        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            Label keys = new Label(command.keys() == null ? "" : command.keys().getDisplayText());
            keys.getStyleClass().add("text-muted");
            setGraphic(new BorderPane(null, null, keys, null, new Label(command.title())));
        }
    }
}
