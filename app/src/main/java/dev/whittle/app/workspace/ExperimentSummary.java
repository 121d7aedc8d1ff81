package dev.whittle.app.workspace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A saved experiment as a list shows it.
///
/// @param models display names of the models, one a column
/// @param finished how many columns have a whole reply
/// @param usd what the finished columns cost together, or null if one of them is unpriced or none finished
/// @param note what the person wrote about it; may be empty
public record ExperimentSummary(
        UUID id, String name, Instant createdAt, List<String> models, int finished, @Nullable BigDecimal usd,
        String note) {
    public ExperimentSummary {
        models = List.copyOf(models);
    }
}
