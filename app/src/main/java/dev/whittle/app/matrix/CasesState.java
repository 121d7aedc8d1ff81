package dev.whittle.app.matrix;

import dev.whittle.optimizer.experiment.matrix.CaseSet;
import java.util.Optional;

/// The cases, as far as there are any.
public sealed interface CasesState {
    /// No file was opened yet.
    record Empty() implements CasesState {}

    record Reading(String name) implements CasesState {}

    record Loaded(CaseSet set) implements CasesState {}

    /// A file cannot be used.
    ///
    /// @param sentence why, and what to do
    /// @param before the cases there were, which stay
    record Failed(String sentence, Optional<CaseSet> before) implements CasesState {}

    /// The cases that would be run.
    default Optional<CaseSet> cases() {
        return switch (this) {
            case Loaded(CaseSet set) -> Optional.of(set);
            case Failed(String _, Optional<CaseSet> before) -> before;
            case Empty _,Reading _ -> Optional.empty();
        };
    }
}
