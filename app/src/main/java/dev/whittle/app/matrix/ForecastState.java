package dev.whittle.app.matrix;

import dev.whittle.optimizer.experiment.matrix.RunForecast;

/// What a run would do if it were started now.
public sealed interface ForecastState {
    /// It could not be started.
    ///
    /// @param sentence what is missing or wrong
    record Unready(String sentence) implements ForecastState {}

    /// It is being worked out.
    record Counting() implements ForecastState {}

    /// @param refusal why it may not be started all the same, or empty
    /// @param today what of the budget for today is spent, or empty without one
    record Known(RunForecast forecast, String refusal, String today) implements ForecastState {}

    /// Whether Run may be pressed: the count of tokens need not be waited for.
    default boolean startable() {
        return switch (this) {
            case Unready _ -> false;
            case Counting _ -> true;
            case Known(RunForecast _, String refusal, String _) -> refusal.isEmpty();
        };
    }

    /// In one line, for people.
    default String text() {
        return switch (this) {
            case Unready(String sentence) -> sentence;
            case Counting _ -> "Working out what this run would send and cost.";
            case Known(RunForecast forecast, String refusal, String today) -> refusal.isEmpty()
                    ? ForecastText.of(forecast) + (today.isEmpty() ? "" : ", " + today)
                    : refusal;
        };
    }
}
