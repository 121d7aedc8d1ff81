package dev.whittle.app.workspace;

/// The checks of every case of the Compare screen.
///
/// @param text as it was typed
public record CaseChecks(String text) {
    public static final CaseChecks NONE = new CaseChecks("");
}
