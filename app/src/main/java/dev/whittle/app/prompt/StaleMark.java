package dev.whittle.app.prompt;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The mark beside figures that are those of an older text, and the pseudo-class `stale` on the node that
/// shows them, which greys them.
public final class StaleMark extends HBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final Label word = new Label();
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Node figures;

    /// @param id the id of the word
    /// @param figures the node that is greyed
    public StaleMark(String id, Node figures) {
        super(6);
        this.figures = figures;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(Region.USE_PREF_SIZE);
        word.setId(id);
        word.getStyleClass().addAll("text-muted", "text-small");
        progress.setMinSize(14, 14);
        progress.setMaxSize(14, 14);
        progress.setAccessibleText("Counting");
        getChildren().setAll(progress, word);
        show(Freshness.CURRENT);
    }

    /// Shows the newest freshness from now on.
    public void follow(ObservableValue<Freshness> freshness) {
        freshness.addListener((_, _, now) -> show(now));
        show(freshness.getValue());
    }

    /// Shows how the figures stand to the text.
    public void show(Freshness now) {
        boolean stale = now != Freshness.CURRENT;
        setVisible(stale);
        setManaged(stale);
        // An indicator that nobody sees would still be animated.
        progress.setProgress(now == Freshness.UPDATING ? ProgressIndicator.INDETERMINATE_PROGRESS : 0);
        progress.setVisible(now == Freshness.UPDATING);
        progress.setManaged(now == Freshness.UPDATING);
        word.setText(now.word());
        figures.pseudoClassStateChanged(STALE, stale);
    }
}
