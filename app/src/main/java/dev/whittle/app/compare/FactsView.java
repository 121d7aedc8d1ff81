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
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            Label name = new Label(fact.name());
            name.getStyleClass().addAll("text-muted", "text-small");
            Label value = new Label(fact.value());
            value.setId(idPrefix + "-" + fact.id());
            value.getStyleClass().addAll("text-small", fact.known() ? "fact-value" : "fact-unknown");
            name.setLabelFor(value);
            if (!fact.hint().isEmpty()) {
                Tooltip hint = new Tooltip(fact.hint());
                hint.setWrapText(true);
                hint.setMaxWidth(360);
                name.setTooltip(hint);
                value.setTooltip(hint);
                value.setAccessibleHelp(fact.hint());
            }
            int column = 2 * (i % PAIRS);
            add(name, column, i / PAIRS);
            add(value, column + 1, i / PAIRS);
        }
    }
}
