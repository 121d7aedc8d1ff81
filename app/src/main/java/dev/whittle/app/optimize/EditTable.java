package dev.whittle.app.optimize;

import dev.whittle.app.Figures;
import dev.whittle.app.control.Hint;
import dev.whittle.app.control.IconButton;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.optimizer.Ledger.State;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// One row an edit: what changes, what it saves, why, how risky, and the decision. Enter or A accepts the
/// selected row, Delete or R rejects it.
final class EditTable extends TableView<Entry> {
    private final OptimizeViewModel model;

    EditTable(OptimizeViewModel model) {
        this.model = model;
        setId("edits-table");
        setAccessibleText("Proposed edits");
        getStyleClass().addAll("dense", "striped");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(column("Kind", 92, entry -> entry.edit().pass(), Entry::number, false));
        getColumns().add(column("Before", 190, entry -> Blanks.oneLine(entry.before(), 120), Entry::number, false));
        getColumns().add(column("After", 120,
                entry -> entry.after().isEmpty() ? "(removed)" : Blanks.oneLine(entry.after(), 120),
                Entry::number, false));
        getColumns().add(column("Tokens", 66, entry -> "−" + entry.tokensSaved(), Entry::tokensSaved, true));
        getColumns().add(column("$ / month", 84, this::money, Entry::tokensSaved, true));
        getColumns().add(column("Risk", 78, entry -> entry.edit().risk().name().toLowerCase(Locale.ROOT),
                entry -> entry.edit().risk(), false));
        getColumns().add(decisions());
        getColumns().add(column("Why", 180, entry -> entry.edit().reason(), Entry::number, false));
        setRowFactory(_ -> new Row());
        setOnKeyPressed(key -> {
            Entry selected = getSelectionModel().getSelectedItem();
            if (selected != null && (key.getCode() == KeyCode.A || key.getCode() == KeyCode.ENTER)) {
                decide(selected, State.ACCEPTED);
            } else if (selected != null && (key.getCode() == KeyCode.R || key.getCode() == KeyCode.DELETE)) {
                decide(selected, State.REJECTED);
            }
        });
    }

    ReadOnlyObjectProperty<Entry> selectedProperty() {
        return getSelectionModel().selectedItemProperty();
    }

    /// Shows a ledger, keeping the selection and, as long as the rows are the same edits, the order.
    void show(Ledger ledger) {
        Entry selected = getSelectionModel().getSelectedItem();
        if (getItems().size() == ledger.entries().size()) {
            for (int i = 0; i < getItems().size(); i++) {
                Entry next = ledger.entries().get(getItems().get(i).number() - 1);
                if (!next.equals(getItems().get(i))) {
                    getItems().set(i, next);
                }
            }
        } else {
            getItems().setAll(ledger.entries());
            sort();
        }
        if (selected != null) {
            getItems().stream().filter(entry -> entry.number() == selected.number()).findFirst()
                    .ifPresent(getSelectionModel()::select);
        } else {
            getSelectionModel().selectFirst();
        }
    }

    private void decide(Entry entry, State state) {
        model.decide(ledger -> entry.state() == state
                ? ledger.reset(entry.number())
                : state == State.ACCEPTED ? ledger.accept(entry.number()) : ledger.reject(entry.number()));
    }

    private String money(Entry entry) {
        Summary sums = model.summaryProperty().get();
        return sums == null ? "" : Figures.usd(model.savedAMonth(sums.before(), entry.tokensSaved()));
    }

    private static <T extends Comparable<T>> TableColumn<Entry, Entry> column(
            String title, double width, Function<Entry, String> text, Function<Entry, T> order, boolean figures) {
        TableColumn<Entry, Entry> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        if (figures) {
            column.setMinWidth(width);
            column.getStyleClass().add("figures-column");
        }
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setComparator(Comparator.comparing(order));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Entry entry, boolean empty) {
                super.updateItem(entry, empty);
                setAlignment(figures ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
                setText(empty || entry == null ? null : text.apply(entry));
                Hint.show(this, empty || entry == null ? null : entry.edit().rule() + ": " + entry.edit().reason());
            }
        });
        return column;
    }

    private TableColumn<Entry, Entry> decisions() {
        TableColumn<Entry, Entry> column = new TableColumn<>("Decision");
        column.setPrefWidth(92);
        column.setMinWidth(92);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setComparator(Comparator.comparing(Entry::state));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Entry entry, boolean empty) {
                super.updateItem(entry, empty);
                if (empty || entry == null) {
                    setGraphic(null);
                    return;
                }
                IconButton accept = new IconButton("accept-" + entry.number(), "Accept", Feather.CHECK,
                        () -> decide(entry, State.ACCEPTED)).small();
                IconButton reject = new IconButton("reject-" + entry.number(), "Reject", Feather.X,
                        () -> decide(entry, State.REJECTED)).small();
                accept.getStyleClass().add(entry.state() == State.ACCEPTED ? "accepted" : "undecided");
                reject.getStyleClass().add(entry.state() == State.REJECTED ? "rejected" : "undecided");
                setGraphic(new HBox(2, accept, reject));
            }
        });
        return column;
    }

    private static final class Row extends TableRow<Entry> {
        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            getStyleClass().remove("rejected-row");
            setId(empty || entry == null ? null : "edit-" + entry.number());
            if (!empty && entry != null && entry.state() == State.REJECTED) {
                getStyleClass().add("rejected-row");
            }
        }
    }
}
