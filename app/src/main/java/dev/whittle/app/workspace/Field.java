package dev.whittle.app.workspace;

/// Where in something saved the words searched for stand.
public enum Field {
    /// In its name.
    NAME,
    /// In what the person noted about it.
    NOTE,
    /// In its texts, or some here and some there.
    TEXT
}
