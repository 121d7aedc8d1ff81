package dev.whittle.app.export;

import dev.whittle.format.FormatKind;
import dev.whittle.format.TemplateFormat;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

/// A format in the list, with the name of its kind above the first of each.
final class FormatCell extends ListCell<TemplateFormat> {
    private final List<TemplateFormat> formats;

    /// @param formats as they are listed, those of a kind together
    FormatCell(List<TemplateFormat> formats) {
        this.formats = formats;
    }

    @Override
    protected void updateItem(TemplateFormat format, boolean empty) {
        super.updateItem(format, empty);
        if (empty || format == null) {
            setText("");
            setGraphic(null);
            return;
        }
        int index = formats.indexOf(format);
        boolean first = index == 0 || formats.get(index - 1).kind() != format.kind();
        VBox lines = new VBox(2);
        if (first) {
            Label kind = new Label(title(format.kind()));
            kind.getStyleClass().addAll("text-muted", "text-small");
            lines.getChildren().add(kind);
        }
        lines.getChildren().add(new Label(format.displayName()));
        setAccessibleText("%s, %s".formatted(format.displayName(), title(format.kind())));
        setGraphic(lines);
    }

    private static String title(FormatKind kind) {
        return switch (kind) {
            case TEMPLATE -> "Templates, for programs that fill them";
            case REQUEST -> "Requests, with the values filled in";
            case BATCH -> "Batches, a request a case";
            case SNIPPET -> "Programs that send the request";
        };
    }
}
