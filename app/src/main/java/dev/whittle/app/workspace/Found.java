package dev.whittle.app.workspace;

import java.time.Instant;
import java.util.UUID;

/// Something saved that has all the words searched for.
public sealed interface Found {
    /// A version of a prompt: the newest that matches; of notes, each one.
    ///
    /// @param others how many older versions of the prompt match too
    /// @param excerpt the text around the first word
    record Version(VersionRef ref, Instant savedAt, Field field, String note, int others,
            String excerpt) implements Found {
        @Override
        public Instant at() {
            return savedAt;
        }
    }

    /// A comparison.
    ///
    /// @param excerpt the text around the first word
    record Comparison(ExperimentSummary summary, Field field, String excerpt) implements Found {
        @Override
        public Instant at() {
            return summary.createdAt();
        }
    }

    /// A run on cases.
    ///
    /// @param excerpt the text around the first word
    record Cases(UUID id, String name, Instant at, String excerpt) implements Found {}

    /// When it was saved.
    Instant at();

    /// The text around the first word.
    String excerpt();
}
