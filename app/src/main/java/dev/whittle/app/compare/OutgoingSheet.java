package dev.whittle.app.compare;

import dev.whittle.app.control.Sheet;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.prompt.Message;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Shows, word for word, what leaves the machine if Run all is pressed.
final class OutgoingSheet {
    private final Sheet sheet = new Sheet("outgoing", "What leaves this machine", 760, 640);
    private final TextArea text = new TextArea();

    OutgoingSheet() {
        text.setId("outgoing-text");
        text.setAccessibleText("What leaves this machine");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().add("message-area");
        VBox.setVgrow(text, Priority.ALWAYS);
        Label hint = new Label("Nothing else is sent but the key, in a header, and what asks for a stream and its "
                + "token count. Parameters a model refuses are left out.");
        hint.getStyleClass().add("text-muted");
        hint.setWrapText(true);
        sheet.add(text, hint);
    }

    Sheet node() {
        return sheet;
    }

    void open(List<ColumnViewModel> columns) {
        text.setText(text(columns));
        sheet.show();
        text.requestFocus();
    }

    /// The requests of the columns that are ready, with their variables filled.
    static String text(List<ColumnViewModel> columns) {
        List<String> requests = new ArrayList<>();
        for (ColumnViewModel column : columns) {
            if (column.inputsProperty().get() instanceof Inputs.Ready(Column what, var server)) {
                requests.add(request(what, server.connection().staysOnThisMachine()
                        ? "stays on this machine"
                        : "goes to " + server.baseUrl()));
            }
        }
        return requests.isEmpty()
                ? "Nothing: no column is complete."
                : String.join("\n\n\n", requests);
    }

    private static String request(Column column, String where) {
        List<String> parts = new ArrayList<>();
        parts.add("%s %s%nModel: %s%nParameters: %s".formatted(column.label(), where, column.target().model(),
                ParameterText.of(column.parameters())));
        for (Message message : column.prompt().rendered()) {
            parts.add("── %s ──%n%s".formatted(message.role().id(), message.text()));
        }
        return String.join("\n\n", parts);
    }
}
