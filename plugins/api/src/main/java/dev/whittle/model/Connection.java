package dev.whittle.model;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How to reach one server.
///
/// @param baseUrl the address below which the API stands, such as `https://api.openai.com/v1`
/// @param key the API key, or null where the server wants none; never printed, logged or saved
/// @param timeouts how long to wait for what
/// @param pace how fast the server may be asked, all its connections of that pace together
public record Connection(URI baseUrl, @Nullable String key, Timeouts timeouts, Pace pace) {
    /// A connection without limits of its own.
    public Connection(URI baseUrl, @Nullable String key, Timeouts timeouts) {
        this(baseUrl, key, timeouts, Pace.FREE);
    }

    /// What a person allows themselves on a server, such as the limits of their contract.
    ///
    /// @param atOnce most requests in flight, or null for any number
    /// @param aMinute most requests begun in any 60 seconds, or null for any number
    public record Pace(@Nullable Integer atOnce, @Nullable Integer aMinute) {
        /// No limit.
        public static final Pace FREE = new Pace(null, null);

        /// @throws IllegalArgumentException if a limit is below 1; the message is one sentence for the person
        public Pace {
            if ((atOnce != null && atOnce < 1) || (aMinute != null && aMinute < 1)) {
                throw new IllegalArgumentException("A limit on requests is at least 1; leave it empty for none.");
            }
        }
    }

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
