package dev.whittle.app.compare;

import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Run;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Which columns run. Each on its own; what belongs to an older run of a column, or to a column that is
/// gone, is dropped. Once all that were started have ended, whoever waits for it hears which they were.
final class Running implements ColumnRun.Listener {
    private final Engine engine;
    private final Consumer<Set<ColumnViewModel>> settled;
    private final Map<ColumnRun, ColumnViewModel> columns = new HashMap<>();
    private final Set<ColumnViewModel> started = new HashSet<>();
    private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper();
    private int numbers;

    Running(Engine engine, Consumer<Set<ColumnViewModel>> settled) {
        this.engine = engine;
        this.settled = settled;
    }

    ReadOnlyBooleanProperty anyProperty() {
        return any.getReadOnlyProperty();
    }

    boolean contains(ColumnViewModel column) {
        return columns.containsValue(column);
    }

    int count() {
        return columns.size();
    }

    void start(ColumnViewModel column, Column what, LanguageModel server) {
        ColumnRun run = ColumnRun.start(++numbers, what, server, engine, this);
        columns.put(run, column);
        started.add(column);
        any.set(true);
        column.setState(new ColumnState.Waiting(run.number(), Partial.NOTHING));
    }

    void stop(ColumnViewModel column) {
        List.copyOf(columns.keySet()).stream().filter(run -> columns.get(run) == column).forEach(ColumnRun::stop);
    }

    void stopAll() {
        List.copyOf(columns.keySet()).forEach(ColumnRun::stop);
    }

    /// Stops columns that are no longer there; nothing more is heard of them.
    void drop(List<ColumnViewModel> gone) {
        for (ColumnViewModel column : gone) {
            if (contains(column)) {
                stop(column);
                columns.values().remove(column);
                column.setState(new ColumnState.Idle());
            }
            started.remove(column);
        }
        settle();
    }

    @Override
    public void came(ColumnRun run, Partial soFar) {
        ColumnViewModel column = columns.get(run);
        if (column != null) {
            boolean silent = soFar.text().isEmpty() && soFar.reasoning().isEmpty();
            column.setState(silent
                    ? new ColumnState.Waiting(run.number(), soFar)
                    : new ColumnState.Streaming(run.number(), soFar));
        }
    }

    @Override
    public void ended(ColumnRun run, Run result, String reasoning) {
        ColumnViewModel column = columns.remove(run);
        if (column != null) {
            column.setState(new ColumnState.Ended(run.number(), result, reasoning));
            settle();
        }
    }

    private void settle() {
        any.set(!columns.isEmpty());
        if (columns.isEmpty() && !started.isEmpty()) {
            Set<ColumnViewModel> batch = Set.copyOf(started);
            started.clear();
            settled.accept(batch);
        }
    }
}
