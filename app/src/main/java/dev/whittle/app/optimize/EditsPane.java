package dev.whittle.app.optimize;

import dev.whittle.app.optimize.OptimizeState.Ready;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Ledger.Entry;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/// The edits and, below them, the original with every edit where it stands.
final class EditsPane extends SplitPane {
    private final EditTable table;
    private final DiffView diff = new DiffView();

    EditsPane(OptimizeViewModel model) {
        table = new EditTable(model);
        setId("edits-pane");
        getItems().setAll(table, diff);
        setOrientation(Orientation.VERTICAL);
        setDividerPositions(0.52);
        table.selectedProperty().addListener((_, _, entry) -> {
            if (entry != null && model.stateProperty().get() instanceof Ready(Ledger ledger)) {
                diff.show(ledger, entry.number());
                diff.reveal(entry.number());
            }
        });
    }

    void show(Ledger ledger) {
        table.show(ledger);
        Entry selected = selected();
        diff.show(ledger, selected == null ? 0 : selected.number());
        if (selected != null) {
            diff.reveal(selected.number());
        }
    }

    @Nullable
    Entry selected() {
        return table.selectedProperty().get();
    }

    /// Money may have changed without the edits.
    void refresh() {
        table.refresh();
    }
}
