package dev.whittle.app.compare;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Figures about a run, two to a row.
public final class FactsView extends GridPane {
    private static final int PAIRS = 2;
    private static final int LONG = 10;

    /// @param idPrefix the value of a fact has the id of this, a dash and the fact's id
    public FactsView(String idPrefix, List<Fact> facts) {
        super(8, 2);
        getStyleClass().add("facts");
        for (int i = 0; i < PAIRS; i++) {
            ColumnConstraints names = new ColumnConstraints();
            names.setMinWidth(Region.USE_PREF_SIZE);
            ColumnConstraints values = new ColumnConstraints();
            values.setHalignment(HPos.LEFT);
            values.setHgrow(Priority.ALWAYS);
            values.setMinWidth(0);
            getColumnConstraints().addAll(names, values);
        }
        int place = 0;
        for (Fact fact : facts) {
            boolean wide = fact.value().length() > LONG;
            place += wide ? place % PAIRS : 0;
            int column = 2 * (place % PAIRS);
            Label value = value(idPrefix, fact);
            add(name(fact, value), column, place / PAIRS);
            add(value, column + 1, place / PAIRS, wide ? 3 : 1, 1);
            place += wide ? PAIRS : 1;
        }
    }

    private static Label name(Fact fact, Label value) {
        Label name = new Label(fact.name());
        name.getStyleClass().addAll("text-muted", "text-small");
        name.setLabelFor(value);
        name.setTooltip(value.getTooltip());
        return name;
    }

    private static Label value(String idPrefix, Fact fact) {
        Label value = new Label(fact.value());
        value.setId(idPrefix + "-" + fact.id());
        value.getStyleClass().addAll("text-small", fact.known() ? "fact-value" : "fact-unknown");
        String hint = fact.hint().isEmpty() ? fact.value() : fact.value() + ". " + fact.hint();
        Tooltip tooltip = new Tooltip(hint);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        value.setTooltip(tooltip);
        value.setAccessibleHelp(fact.hint());
        return value;
    }
}
