package dev.whittle.wire;

import tools.jackson.databind.JsonNode;

/// Reads numbers of tokens.
public final class Counts {
    private Counts() {}

    /// The count, or 0 where there is none; bounded, so that no sum of a server's wild numbers
    /// overflows.
    public static long of(JsonNode node) {
        return Math.clamp(node.asLong(0), 0, 1L << 40);
    }
}
