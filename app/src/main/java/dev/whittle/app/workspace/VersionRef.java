package dev.whittle.app.workspace;

/// Which version is meant.
///
/// @param name of the prompt
/// @param number counted from 1 within the name
public record VersionRef(String name, int number) {
    /// `Triage, version 3`.
    @Override
    public String toString() {
        return "%s, version %d".formatted(name, number);
    }
}
