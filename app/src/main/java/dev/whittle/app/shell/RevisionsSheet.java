package dev.whittle.app.shell;

import dev.whittle.app.Figures;
import dev.whittle.app.control.Sheet;
import dev.whittle.app.workspace.DraftRevision;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The earlier texts that are kept, to bring one back.
public final class RevisionsSheet {
    private static final DateTimeFormatter WHEN = DateTimeFormatter
            .ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());

    private final ListView<DraftRevision> list = new ListView<>();
    private final Sheet sheet = new Sheet("revisions", "Earlier texts", 640, 460);
    private final Consumer<DraftRevision> bringBack;

    public RevisionsSheet(Consumer<DraftRevision> bringBack) {
        this.bringBack = bringBack;
        list.setId("revisions");
        list.setAccessibleText("Earlier texts");
        list.setPlaceholder(new Label("Nothing was saved yet."));
        list.setCellFactory(_ -> new RevisionCell());
        Label hint = new Label("Bringing one back replaces what is open; Ctrl+Z takes that back.");
        hint.getStyleClass().add("text-muted");
        Button back = new Button("Bring back");
        back.setId("revisions-bring-back");
        back.getStyleClass().add("accent");
        back.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        back.setOnAction(_ -> bringBack());
        HBox foot = new HBox(10, hint, back);
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMaxWidth(Double.MAX_VALUE);
        foot.setAlignment(Pos.CENTER_LEFT);
        sheet.add(list, foot);
    }

    public Node node() {
        return sheet;
    }

    /// Shows the sheet.
    public void open(List<DraftRevision> revisions) {
        list.getItems().setAll(revisions);
        list.getSelectionModel().selectFirst();
        sheet.show();
        list.requestFocus();
    }

    private void bringBack() {
        DraftRevision chosen = list.getSelectionModel().getSelectedItem();
        sheet.hide();
        bringBack.accept(chosen);
    }

    private static final class RevisionCell extends ListCell<DraftRevision> {
        @Override
        protected void updateItem(DraftRevision revision, boolean empty) {
            super.updateItem(revision, empty);
            if (empty || revision == null) {
                setGraphic(null);
                return;
            }
            Label size = new Label(Figures.number(revision.chars()) + " characters");
            size.getStyleClass().add("text-muted");
            setGraphic(new BorderPane(null, null, size, null,
                    new Label("%s  ·  %s".formatted(WHEN.format(revision.savedAt()), revision.name()))));
        }
    }
}
