package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.work.Latest;
import dev.whittle.app.workspace.Matrices;
import dev.whittle.optimizer.experiment.matrix.MatrixListener;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.RunForecast;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Works out beside the window what a run would do; the answer to an older question is dropped. Owned by the window's
/// thread.
final class LiveForecast {
    private static final Duration QUIET = Duration.ofMillis(250);

    private final Background background;

    private record Told(RunForecast forecast, @Nullable BigDecimal today) {}

    private final Latest<Order, Told> forecasting;
    private final ReadOnlyObjectWrapper<ForecastState> state = new ReadOnlyObjectWrapper<>(
            new ForecastState.Unready(""));
    private Cancellable waiting = Cancellable.NONE;
    private int asked;
    private int submitted;
    private @Nullable RunOptions options;

    LiveForecast(Preparation preparation, SavedRuns saved, Background background) {
        this.background = background;
        forecasting = new Latest<>(background, order -> {
            Matrices runs = saved.open();
            MatrixRun run = preparation.run(order, runs.earlierReplies(order.options().refresh()),
                    preparation.spending(order.options(), runs, null), MatrixListener.NONE);
            Judge judge = order.judge();
            return new Told(judge == null ? run.forecast() : run.forecast(judge.column()),
                    order.options().dayBudget() == null ? null : preparation.spentToday(runs));
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
            options = order.options();
            forecasting.submit(order);
        });
    }

    private void known(Told told) {
        RunOptions on = options;
        if (submitted != asked || on == null) {
            return;
        }
        List<String> unpriced = told.forecast().unpriced();
        state.set(new ForecastState.Known(told.forecast(), on.limited() && !unpriced.isEmpty()
                ? "No price is known for %s, so no budget can be kept; enter one in Models and prices, or clear the budget."
                        .formatted(String.join(", ", unpriced))
                : "", today(on.dayBudget(), told.today())));
    }

    private static String today(@Nullable BigDecimal budget, @Nullable BigDecimal spent) {
        return budget == null || spent == null
                ? ""
                : "%s of today's %s spent".formatted(Figures.usd(spent), Figures.usd(budget));
    }
}
