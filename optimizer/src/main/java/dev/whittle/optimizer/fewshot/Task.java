package dev.whittle.optimizer.fewshot;

import java.util.Locale;

/// What examples ask for.
public enum Task {
    /// One of a few labels.
    CLASSIFICATION,
    /// A part of the input, or its facts in a fixed form.
    EXTRACTION,
    /// The input written otherwise by a rule or in another language.
    TRANSFORMATION,
    /// An answer to a question, often with the way to it.
    QUESTION_ANSWERING,
    /// New text.
    GENERATION;

    /// The stable id, such as `question_answering`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The words for people, such as `question answering`.
    public String title() {
        return id().replace('_', ' ');
    }
}
