package dev.whittle.app.search;

import dev.whittle.app.Figures;
import dev.whittle.app.workspace.Words;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A hit: its kind, its name and when; what exactly it is of; what stands there, with the words marked; what there is
/// to say about its models.
final class HitCell extends ListCell<Hit> {
    private final Supplier<Words> wanted;

    /// @param wanted the words the hits were found by
    HitCell(Supplier<Words> wanted) {
        this.wanted = wanted;
    }

    @Override
    protected void updateItem(Hit hit, boolean empty) {
        super.updateItem(hit, empty);
        if (empty || hit == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Kind kind = Kind.of(hit);
        Label name = new Label(hit.title(), new FontIcon(icon(kind)));
        name.getStyleClass().add("text-bold");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        String when = Figures.moment(hit.at());
        Label right = muted(kind.one() + "  ·  " + when);
        right.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(8, name, space, right);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(3, head);
        box.setPrefWidth(0);
        box.setPadding(new Insets(4, 0, 4, 0));
        if (!hit.place().isEmpty()) {
            Label place = new Label(hit.place());
            place.getStyleClass().add("text-small");
            box.getChildren().add(place);
        }
        if (!hit.detail().isBlank()) {
            box.getChildren().add(marked(hit.detail()));
        }
        List<String> warnings = hit instanceof Hit.Prompt prompt ? prompt.warnings() : List.of();
        for (String sentence : warnings) {
            Label warning = new Label(sentence, new FontIcon(Feather.ALERT_TRIANGLE));
            warning.setWrapText(true);
            warning.setMinHeight(Region.USE_PREF_SIZE);
            warning.getStyleClass().addAll("soon", "text-small");
            box.getChildren().add(warning);
        }
        setGraphic(box);
        setAccessibleText("%s: %s, %s. %s %s %s".formatted(kind.one(), hit.title(), when, hit.place(), hit.detail(),
                String.join(" ", warnings)));
    }

    private static Feather icon(Kind kind) {
        return switch (kind) {
            case PROMPT -> Feather.EDIT_3;
            case VERSION -> Feather.GIT_COMMIT;
            case NOTE -> Feather.MESSAGE_SQUARE;
            case EXPERIMENT -> Feather.COLUMNS;
            case CASES -> Feather.GRID;
            case ANSWER -> Feather.MESSAGE_CIRCLE;
        };
    }

    private TextFlow marked(String text) {
        TextFlow flow = new TextFlow();
        int at = 0;
        for (Words.Mark mark : wanted.get().marks(text)) {
            flow.getChildren().addAll(text(text.substring(at, mark.start()), "text-muted"),
                    text(text.substring(mark.start(), mark.end()), "search-mark"));
            at = mark.end();
        }
        flow.getChildren().add(text(text.substring(at), "text-muted"));
        return flow;
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().addAll("text", "text-small", style);
        return text;
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("text-muted", "text-small");
        return label;
    }
}
