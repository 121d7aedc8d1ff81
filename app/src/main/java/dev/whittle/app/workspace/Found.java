package dev.whittle.app.workspace;

import java.time.Instant;

/// Something saved that has all the words searched for.
public sealed interface Found {
    /// A version of a prompt: the newest that matches.
    ///
    /// @param others how many older versions of the prompt match too
    /// @param excerpt the text around the first word
    record Version(VersionRef ref, Instant savedAt, String note, int others, String excerpt) implements Found {
        @Override
        public Instant at() {
            return savedAt;
        }
    }

    /// A comparison.
    ///
    /// @param excerpt the text around the first word
    record Comparison(ExperimentSummary summary, String excerpt) implements Found {
        @Override
        public Instant at() {
            return summary.createdAt();
        }
    }

    /// When it was saved.
    Instant at();

    /// The text around the first word.
    String excerpt();
}
