package dev.whittle.model;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How to reach one server.
///
/// @param baseUrl the address below which the API stands, such as `https://api.openai.com/v1`
/// @param key the API key, or null where the server wants none; never printed, logged or saved
/// @param timeouts how long to wait for what
public record Connection(URI baseUrl, @Nullable String key, Timeouts timeouts) {
    /// @param connect until the connection stands
    /// @param firstToken from the request until the first byte of the answer's body
    /// @param idle between two bytes of the answer
    public record Timeouts(Duration connect, Duration firstToken, Duration idle) {
        public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(120),
                Duration.ofSeconds(60));
    }

    /// Says whether there is a key, never which.
    @Override
    public String toString() {
        return "Connection[baseUrl=%s, key=%s]".formatted(baseUrl, key == null ? "none" : "set");
    }
}
