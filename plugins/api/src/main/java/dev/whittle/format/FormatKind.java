package dev.whittle.format;

/// What a file of a format is for, which decides how its content is proved.
public enum FormatKind {
    /// A prompt with its variables unfilled, which a program fills.
    TEMPLATE,
    /// What is sent to a provider: variables that have a value are filled.
    REQUEST,
    /// One request a case.
    BATCH,
    /// Program text that sends the request.
    SNIPPET
}
