package dev.whittle.app.training;

import dev.whittle.optimizer.training.TrainingData;
import java.util.List;

/// What the sheet of training data shows.
public sealed interface TrainingState {
    /// What is kept is being listed.
    record Listing() implements TrainingState {}

    /// Nothing is kept to learn from.
    record Empty() implements TrainingState {}

    /// Nothing is chosen.
    record Unchosen() implements TrainingState {}

    /// The answers of what is chosen are being read.
    record Reading() implements TrainingState {}

    /// This is what would be written.
    ///
    /// @param answers how many answers were looked at
    record Made(TrainingData data, int answers) implements TrainingState {}

    /// A file stands where the second one would go; the person says whether it is replaced.
    ///
    /// @param standing the names of the files that are there
    record Standing(Made made, TrainingFiles files, List<String> standing) implements TrainingState {
        public Standing {
            standing = List.copyOf(standing);
        }
    }

    /// The files are written.
    record Written(Made made, TrainingFiles files) implements TrainingState {}

    /// The files could not be written; what was made is still there.
    ///
    /// @param sentence what happened and what to do
    record Unwritten(Made made, String sentence) implements TrainingState {}

    /// @param sentence what happened and what to do
    record Failed(String sentence) implements TrainingState {}
}
