package dev.whittle.app.matrix;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.work.Latest;
import dev.whittle.optimizer.experiment.matrix.MatrixListener;
import dev.whittle.optimizer.experiment.matrix.ReplyStore;
import dev.whittle.optimizer.experiment.matrix.RunForecast;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Works out beside the window what a run would do; the answer to an older question is dropped. Owned by the window's
/// thread.
final class LiveForecast {
    private static final Duration QUIET = Duration.ofMillis(250);

    private final Background background;
    private final Latest<Order, RunForecast> forecasting;
    private final ReadOnlyObjectWrapper<ForecastState> state = new ReadOnlyObjectWrapper<>(
            new ForecastState.Unready(""));
    private Cancellable waiting = Cancellable.NONE;
    private int asked;
    private int submitted;
    private boolean limited;

    LiveForecast(Preparation preparation, SavedRuns saved, Background background) {
        this.background = background;
        forecasting = new Latest<>(background, order -> {
            ReplyStore store = saved.open().earlierReplies(order.options().refresh());
            return preparation.run(order, store, MatrixListener.NONE).forecast();
        }, this::known, cause -> {
            if (submitted == asked) {
                state.set(new ForecastState.Unready(Problem.of(cause).text()));
            }
        });
    }

    ReadOnlyObjectProperty<ForecastState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// A run cannot be started.
    void unready(String sentence) {
        asked++;
        waiting.cancel();
        state.set(new ForecastState.Unready(sentence));
    }

    /// This would be run; it is looked at once nothing has changed for a moment.
    void look(Order order) {
        asked++;
        int mine = asked;
        waiting.cancel();
        state.set(new ForecastState.Counting());
        waiting = background.later(QUIET, () -> {
            submitted = mine;
            limited = order.options().budget() != null;
            forecasting.submit(order);
        });
    }

    private void known(RunForecast forecast) {
        if (submitted == asked) {
            state.set(new ForecastState.Known(forecast, limited && !forecast.unpriced().isEmpty()
                    ? "No price is known for %s, so no budget can be kept; enter one in Models and prices, or clear the budget."
                            .formatted(String.join(", ", forecast.unpriced()))
                    : ""));
        }
    }
}
