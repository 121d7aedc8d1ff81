package dev.whittle.app.workspace;

/// How the Compare screen stands.
///
/// @param cases whether the columns are shown on cases and not side by side
public record CompareOptions(boolean cases) {
    public static final CompareOptions DEFAULT = new CompareOptions(false);
}
