package dev.whittle.optimizer.experiment.matrix;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a run will do, told before anything is sent.
///
/// @param cells answers the run is after
/// @param calls requests that will be sent
/// @param cached calls whose reply is there already, those of the interrupted run included
/// @param duplicates cells that another cell's call answers
/// @param judgeCalls requests to the judging model, at most: verdicts that are kept are not asked for again, and
///     which those are is known once the answers are there
/// @param low least USD of the calls with a known price, those of the judge included, or null if none has one
/// @param high most USD of those calls, or null if none has one
/// @param outputKnown whether a limit or earlier replies say how long answers get; if not, `high` stands on
///     an assumption
/// @param unpriced names of the models without a known price, in order
/// @param hosts requests by the server they go to
/// @param time how long it may take, or null while no reply of these models was seen
public record RunForecast(
        int cells,
        int calls,
        int cached,
        int duplicates,
        int judgeCalls,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        boolean outputKnown,
        List<String> unpriced,
        SequencedMap<String, Integer> hosts,
        @Nullable Duration time) {
    public RunForecast {
        unpriced = List.copyOf(unpriced);
    }
}
