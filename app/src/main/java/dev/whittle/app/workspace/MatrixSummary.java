package dev.whittle.app.workspace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// A kept run in a list.
///
/// @param columns prompts x models
/// @param replies how many of its calls have a reply, the judge's included
/// @param rated answers a person said something of
/// @param usd what the replies cost that it paid for itself, in USD
/// @param unpriced how many of these have no known cost
public record MatrixSummary(
        UUID id, String name, Instant createdAt, int columns, int cases, int repeats, int replies, int rated,
        BigDecimal usd, int unpriced) {
    /// How many answers it is after.
    public int cells() {
        return columns * cases * repeats;
    }
}
