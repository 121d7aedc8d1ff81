package dev.whittle.app.prompt;

/// What the Import sheet shows.
public sealed interface ImportState {
    /// Nothing is to be decided; the sheet is closed.
    record Closed() implements ImportState {}

    /// A file was read; the person decides whether it replaces the prompt.
    record Offered(Understood understood) implements ImportState {}
}
