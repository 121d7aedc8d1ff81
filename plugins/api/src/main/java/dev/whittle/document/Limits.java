package dev.whittle.document;

import java.time.Duration;

/// What a reader may spend on one file.
///
/// @param bytes size of the file
/// @param characters text taken out of it
/// @param time wall-clock time
public record Limits(long bytes, long characters, Duration time) {
    /// 50 MB of file, 20 million characters of text, 30 seconds.
    public static final Limits DEFAULT = new Limits(50_000_000, 20_000_000, Duration.ofSeconds(30));
}
