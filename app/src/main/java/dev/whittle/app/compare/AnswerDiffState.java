package dev.whittle.app.compare;

import dev.whittle.app.text.TextDiff;
import java.util.List;

/// What is said about two answers.
public sealed interface AnswerDiffState {
    /// There are no two answers to compare.
    ///
    /// @param sentence what is missing
    record Nothing(String sentence) implements AnswerDiffState {}

    record Comparing() implements AnswerDiffState {}

    /// @param sentence the difference in figures
    record Compared(String sentence, List<TextDiff.Piece> pieces) implements AnswerDiffState {}

    /// @param sentence what happened and what to do
    record Failed(String sentence) implements AnswerDiffState {}
}
