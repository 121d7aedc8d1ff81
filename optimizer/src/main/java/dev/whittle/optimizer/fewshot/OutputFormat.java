package dev.whittle.optimizer.fewshot;

import java.util.Locale;

/// The form all answers of a set of examples have.
public enum OutputFormat {
    /// One of a few labels.
    LABEL,
    /// The letter of an option the input lists, such as `(B)`.
    CHOICE,
    /// A number and nothing else.
    NUMBER,
    /// A date in one fixed notation.
    DATE,
    /// A JSON value.
    JSON,
    /// Items between separators.
    LIST,
    /// Fixed words with something between them.
    TEMPLATE,
    /// Program code.
    CODE,
    /// Free text.
    TEXT;

    /// The stable id, such as `json`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
