package dev.whittle.app.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The columns in their order, two to four, and how to take back what was done to them.
final class Columns {
    static final int LEAST = 2;
    static final int MOST = 4;
    private static final String LABELS = "ABCD";

    private final Consumer<List<ColumnViewModel>> gone;
    private final ObservableList<ColumnViewModel> list = FXCollections.observableArrayList();
    private final ObservableList<ColumnViewModel> shown = FXCollections.unmodifiableObservableList(list);
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /// @param gone hears of the columns that are no longer there, after every new arrangement
    Columns(List<ColumnViewModel> first, Consumer<List<ColumnViewModel>> gone) {
        this.gone = gone;
        list.setAll(first);
        relabel();
    }

    ObservableList<ColumnViewModel> list() {
        return shown;
    }

    ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /// Puts a new column beside another.
    void insert(ColumnViewModel beside, ColumnViewModel column) {
        if (list.size() < MOST) {
            List<ColumnViewModel> next = new ArrayList<>(list);
            next.add(list.indexOf(beside) + 1, column);
            arrange(next);
        }
    }

    void remove(ColumnViewModel column) {
        if (list.size() > LEAST) {
            List<ColumnViewModel> next = new ArrayList<>(list);
            next.remove(column);
            arrange(next);
        }
    }

    /// Moves a column left (-1) or right (+1); at the end nothing happens.
    void move(ColumnViewModel column, int by) {
        int to = list.indexOf(column) + by;
        if (to >= 0 && to < list.size()) {
            List<ColumnViewModel> next = new ArrayList<>(list);
            next.remove(column);
            next.add(to, column);
            arrange(next);
        }
    }

    /// Puts other columns in the place of these.
    void arrange(List<ColumnViewModel> next) {
        List<ColumnViewModel> before = List.copyOf(list);
        show(next);
        remember(() -> show(before));
    }

    /// Gives all columns the parameters of the first.
    void syncParameters() {
        Map<ColumnViewModel, ParameterTexts> before = new HashMap<>();
        list.forEach(column -> before.put(column, column.texts()));
        list.forEach(column -> column.setTexts(list.getFirst().texts()));
        remember(() -> before.forEach(ColumnViewModel::setTexts));
    }

    void undo() {
        Runnable last = undo.pollLast();
        if (last != null) {
            last.run();
            undoable.set(!undo.isEmpty());
        }
    }

    private void show(List<ColumnViewModel> next) {
        List<ColumnViewModel> left = new ArrayList<>(list);
        left.removeAll(next);
        list.setAll(next);
        relabel();
        gone.accept(left);
    }

    private void relabel() {
        for (int i = 0; i < list.size(); i++) {
            list.get(i).labelProperty().set(LABELS.substring(i, i + 1));
        }
    }

    private void remember(Runnable back) {
        undo.addLast(back);
        undoable.set(true);
    }
}
