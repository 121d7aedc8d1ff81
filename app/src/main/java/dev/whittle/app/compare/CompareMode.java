package dev.whittle.app.compare;

/// What the Compare screen shows.
public enum CompareMode {
    /// One answer a column, side by side.
    COLUMNS,
    /// The columns on many cases.
    CASES
}
