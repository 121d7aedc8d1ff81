package dev.whittle.app.versions;

import dev.whittle.app.Figures;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.VersionRef;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A version as the timeline shows it: number, labels and time; tokens, what it added, its note.
final class TimelineCell extends ListCell<TimelineEntry> {
    @Override
    protected void updateItem(TimelineEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        PromptVersion version = entry.version();
        HBox head = new HBox(6, styled(new Label("v" + version.number()), "text-bold"));
        head.setAlignment(Pos.CENTER_LEFT);
        entry.labels().forEach(label -> head.getChildren().add(styled(new Label(label), "version-label")));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        String when = Figures.moment(version.savedAt());
        head.getChildren().addAll(space, muted(when));
        VBox box = new VBox(3, head, muted(figures(entry)));
        box.setPrefWidth(0);
        if (!version.note().isBlank()) {
            Label note = new Label(version.note());
            note.setWrapText(true);
            box.getChildren().add(note);
        }
        setGraphic(box);
        setAccessibleText("Version %d, %s, %s %s".formatted(version.number(), when, String.join(", ", entry.labels()),
                figures(entry)));
    }

    /// `1,173 tokens · +310 · +$96.10 · from v3`.
    private static String figures(TimelineEntry entry) {
        VersionRef parent = entry.version().parent();
        boolean straight = parent == null || (parent.name().equals(entry.version().name())
                && parent.number() == entry.version().number() - 1);
        return Figures.tokens(entry.forecast().input()) + " tokens"
                + entry.since().map(since -> "  ·  " + since.words()).orElse("")
                + (straight || parent == null
                        ? ""
                        : "  ·  from " + (parent.name().equals(entry.version().name())
                                ? "v" + parent.number()
                                : parent.toString()));
    }

    private static Label muted(String words) {
        Label label = styled(new Label(words), "text-muted");
        label.getStyleClass().add("text-small");
        return label;
    }

    private static Label styled(Label label, String style) {
        label.getStyleClass().add(style);
        return label;
    }
}
