package dev.whittle.pass;

/// How likely an edit changes what the model answers.
public enum Risk {
    /// Only layout changes; no word does.
    NONE,
    /// Words go that carry no instruction.
    LOW,
    /// Meaning stays by the rule's reading, but a person should look.
    MEDIUM,
    /// Content goes.
    HIGH
}
