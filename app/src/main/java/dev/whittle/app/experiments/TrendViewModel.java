package dev.whittle.app.experiments;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// How the runs of a prompt went, from the first to the last.
public final class TrendViewModel {
    private final ExperimentShelf shelf;
    private final Background background;
    private final ReadOnlyObjectWrapper<TrendState> state = new ReadOnlyObjectWrapper<>(new TrendState.Reading());
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.COST);
    private SequencedMap<String, Trend> trends = new TreeMap<>();
    private Cancellable reading = Cancellable.NONE;

    TrendViewModel(ExperimentShelf shelf, Background background) {
        this.shelf = shelf;
        this.background = background;
    }

    public ReadOnlyObjectProperty<TrendState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ObjectProperty<Measure> measureProperty() {
        return measure;
    }

    /// Reads all experiments and shows a prompt, or the one with the most runs if there is none of the name.
    void open(String prompt) {
        reading.cancel();
        state.set(new TrendState.Reading());
        reading = background.start(shelf::trends, read -> {
            trends = read;
            if (read.isEmpty()) {
                state.set(new TrendState.Empty());
            } else {
                show(read.containsKey(prompt) ? prompt : busiest());
            }
        }, cause -> state.set(new TrendState.Failed(Problem.of(cause).text())));
    }

    /// Shows another prompt of those that were read.
    public void show(String prompt) {
        Trend trend = trends.get(prompt);
        if (trend != null) {
            state.set(new TrendState.Shown(List.copyOf(trends.sequencedKeySet()), prompt, trend));
        }
    }

    private String busiest() {
        return trends.entrySet().stream().reduce((one, other) -> size(other) > size(one) ? other : one).orElseThrow()
                .getKey();
    }

    private static int size(Map.Entry<String, Trend> entry) {
        return entry.getValue().points().size();
    }
}
