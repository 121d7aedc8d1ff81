package dev.whittle.app.matrix;

import atlantafx.base.theme.Styles;
import dev.whittle.app.Figures;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Which cases are listed, with how many each choice would list.
final class FilterBar extends HBox {
    private final Map<Filter, ToggleButton> buttons = new EnumMap<>(Filter.class);
    private Filter chosen = Filter.ALL;

    FilterBar(Consumer<Filter> choose) {
        setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (Filter filter : Filter.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("matrix-filter-" + filter.id());
            button.setTooltip(new Tooltip(filter.hint()));
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().addAll("small", switch (filter) {
                case ALL -> Styles.LEFT_PILL;
                case DIFFERENT -> Styles.RIGHT_PILL;
                case FAILURES, PASSES, ERRORS -> Styles.CENTER_PILL;
            });
            button.setOnAction(_ -> {
                button.setSelected(true);
                chosen = filter;
                choose.accept(filter);
            });
            button.setSelected(filter == Filter.ALL);
            buttons.put(filter, button);
            getChildren().add(button);
        }
    }

    Filter chosen() {
        return chosen;
    }

    /// Chooses as if the button was pressed.
    void choose(Filter filter) {
        ToggleButton button = buttons.get(filter);
        if (button != null) {
            button.fire();
        }
    }

    void show(CaseRows rows) {
        buttons.forEach((filter, button) -> button.setText(
                "%s %s".formatted(filter.title(), Figures.number(rows.count(filter)))));
    }
}
