package dev.whittle.tokenizer.estimate;

/// How a vocabulary cuts numbers; `o200k_base` makes groups of up to three digits.
enum Digits {
    /// One token a digit.
    SINGLE,
    /// As `o200k_base`.
    TRIPLES,
    /// Nobody says: taken as groups of three, with a band from longer ones to single digits.
    UNKNOWN
}
