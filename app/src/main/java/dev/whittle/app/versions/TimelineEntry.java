package dev.whittle.app.versions;

import dev.whittle.app.shell.Since;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.optimizer.savings.Forecast;
import java.util.List;
import java.util.Optional;

/// One version in the timeline, on the chosen model.
///
/// @param labels that stand for it, sorted
/// @param forecast what it costs
/// @param since what it added to the version it was made from, if that is one of the same prompt
public record TimelineEntry(PromptVersion version, List<String> labels, Forecast forecast, Optional<Since> since) {
    public TimelineEntry {
        labels = List.copyOf(labels);
    }
}
