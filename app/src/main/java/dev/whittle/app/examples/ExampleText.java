package dev.whittle.app.examples;

import dev.whittle.app.problem.Problem;
import dev.whittle.optimizer.fewshot.Example;
import dev.whittle.optimizer.fewshot.Format;
import dev.whittle.prompt.Message;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A message of the prompt, in which a person selects an example that was not found.
final class ExampleText extends VBox {
    private final ExamplesViewModel model;
    private final ComboBox<String> messages = new ComboBox<>();
    private final TextArea area = new TextArea();
    private final Button add = new Button("This is an example", new FontIcon(Feather.PLUS));
    private final Label said = new Label();
    private boolean watching;
    private boolean showing;

    ExampleText(ExamplesViewModel model) {
        super(8);
        this.model = model;
        messages.setId("example-message");
        messages.setAccessibleText("Message");
        messages.managedProperty().bind(messages.visibleProperty());
        messages.getSelectionModel().selectedIndexProperty().addListener((_, _, index) -> {
            if (!showing && index.intValue() >= 0) {
                text(index.intValue());
            }
        });
        add.setId("add-example");
        add.setTooltip(new Tooltip("Select an input and its answer in the text first; Undo takes it back"));
        add.disableProperty().bind(area.selectedTextProperty().isEmpty());
        add.setOnAction(_ -> add());
        area.setId("example-text");
        area.setAccessibleText("The message, to select an example in");
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("message-area");
        said.setId("example-said");
        said.setWrapText(true);
        said.getStyleClass().add("text-muted");
        HBox line = new HBox(8, messages, add);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(area, Priority.ALWAYS);
        getStyleClass().add("example-text-pane");
        getChildren().setAll(line, said, area);
    }

    /// Shows the prompt while it is looked at.
    void watch(boolean visible) {
        watching = visible;
        show();
    }

    /// Shows the message the examples stand in, or else the longest.
    void show() {
        if (!watching) {
            return;
        }
        List<Message> all = model.prompt().messages();
        List<Example> examples = model.stateProperty().get() instanceof ExamplesState.Ready(Found found)
                ? found.set().examples()
                : List.of();
        int message = examples.isEmpty()
                ? IntStream.range(0, all.size()).boxed()
                        .max(Comparator.comparingInt(index -> all.get(index).text().length())).orElse(0)
                : examples.getFirst().message();
        showing = true;
        messages.getItems().setAll(IntStream.range(0, all.size())
                .mapToObj(index -> "Message %d, %s".formatted(index + 1, all.get(index).role().id())).toList());
        messages.getSelectionModel().select(message);
        messages.setVisible(all.size() > 1);
        showing = false;
        text(message);
        boolean chat = model.stateProperty().get() instanceof ExamplesState.Ready(Found found)
                && found.set().format() == Format.MESSAGES;
        said.setText(chat
                ? "The examples are messages of their own; their borders are those of the messages."
                : "Select an input with its answer, then say that it is one.");
    }

    private void text(int message) {
        String text = model.prompt().messages().isEmpty() ? "" : model.prompt().messages().get(message).text();
        if (!area.getText().equals(text)) {
            area.setText(text);
        }
    }

    private void add() {
        try {
            model.add(Math.max(0, messages.getSelectionModel().getSelectedIndex()), area.getSelection().getStart(),
                    area.getSelection().getEnd());
        } catch (IllegalArgumentException e) {
            said.setText(Problem.of(e).text());
        }
    }
}
