package dev.whittle.app.matrix;

import dev.whittle.optimizer.experiment.matrix.CellState;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One answer in the grid: an icon and a word for how it did, where it is from, and how it begins.
final class AnswerCell extends TableCell<Integer, Integer> {
    private final IntFunction<List<CellState>> states;
    private final FontIcon icon = new FontIcon(Feather.CLOCK);
    private final Label word = new Label("", icon);
    private final Label badge = new Label();
    private final Label text = new Label();
    private final HBox box = new HBox(6, word, badge, text);
    private List<CellState> shown = List.of();

    /// @param states the repeats of a case in this cell's column, as they are now
    AnswerCell(IntFunction<List<CellState>> states) {
        this.states = states;
        getStyleClass().add("answer-cell");
        word.setMinWidth(Region.USE_PREF_SIZE);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.getStyleClass().addAll("chip", "chip-neutral");
        text.getStyleClass().add("text-muted");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        box.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(Integer one, boolean empty) {
        super.updateItem(one, empty);
        if (empty || one == null) {
            shown = List.of();
            setGraphic(null);
            setAccessibleText(null);
        } else {
            setGraphic(box);
            look();
        }
    }

    /// Looks again at what it shows; nothing is done if that is the same.
    void look() {
        if (isEmpty() || getItem() == null) {
            return;
        }
        List<CellState> now = states.apply(getItem());
        if (!same(now, shown)) {
            shown = now;
            show(CellWords.of(now));
        }
    }

    // By identity: comparing whole answers would read them all at every frame.
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(List<CellState> now, List<CellState> before) {
        if (now.size() != before.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i) != before.get(i)) {
                return false;
            }
        }
        return true;
    }

    private void show(CellWords words) {
        icon.setIconCode(icon(words.tone()));
        word.setText(words.word());
        word.getStyleClass().removeIf(style -> style.startsWith("tone-"));
        word.getStyleClass().add("tone-" + words.tone().name().toLowerCase(Locale.ROOT));
        badge.setText(words.badge());
        badge.setVisible(!words.badge().isEmpty());
        badge.setManaged(badge.isVisible());
        text.setText(words.text());
        setAccessibleText("%s %s %s".formatted(words.word(), words.badge(), words.text()));
    }

    /// The sign of a tone.
    static Feather icon(CellWords.Tone tone) {
        return switch (tone) {
            case PASS -> Feather.CHECK_CIRCLE;
            case FAIL -> Feather.X_CIRCLE;
            case ERROR -> Feather.ALERT_TRIANGLE;
            case UNJUDGED -> Feather.HELP_CIRCLE;
            case RUNNING -> Feather.LOADER;
            case WAITING -> Feather.CLOCK;
            case SKIPPED -> Feather.SLASH;
            case ANSWER -> Feather.MESSAGE_SQUARE;
        };
    }
}
