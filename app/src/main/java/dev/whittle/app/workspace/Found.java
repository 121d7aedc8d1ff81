package dev.whittle.app.workspace;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Something saved that has all the words searched for.
public sealed interface Found {
    /// A version of a prompt: the newest that matches; of notes, each one.
    ///
    /// @param others how many older versions of the prompt match too
    record Version(VersionRef ref, Instant savedAt, Field field, String note, int others,
            String excerpt) implements Found {
        @Override
        public Instant at() {
            return savedAt;
        }
    }

    /// A comparison, by its name, note or prompts, or by words of which some stand here and some there.
    record Comparison(ExperimentSummary summary, Field field, String excerpt) implements Found {
        @Override
        public Instant at() {
            return summary.createdAt();
        }
    }

    /// A run on cases, by its name, prompts or cases.
    ///
    /// @param first the first case that has all the words itself, or empty
    /// @param others how many further cases have them
    record Cases(UUID id, String name, Instant at, Optional<OfCase> first, int others,
            String excerpt) implements Found {}

    /// One answer of a comparison or of a run on cases.
    ///
    /// @param at when it came
    /// @param column the label of its column, such as `B`
    /// @param model the name of the model that gave it
    record Answer(Place place, Instant at, String column, String model, String excerpt) implements Found {}

    /// What an answer belongs to.
    sealed interface Place {
        /// Of the comparison or run.
        UUID id();

        /// Of the comparison or run.
        String name();
    }

    /// An answer of a comparison.
    ///
    /// @param run its place in it, from 0
    record InComparison(UUID id, String name, int run) implements Place {}

    /// An answer of a run on cases.
    ///
    /// @param repeat which of the answers to the case, from 1
    /// @param repeats how often each case was asked
    record OnCase(UUID id, String name, OfCase of, int repeat, int repeats) implements Place {}

    /// A case of a run.
    ///
    /// @param cell the answer to it, as the run numbers them: that of the first column where none is meant
    /// @param number its number in the file, from 1
    record OfCase(int cell, int number, String title) {}

    /// When it was saved.
    Instant at();

    /// The text around the words.
    String excerpt();
}
