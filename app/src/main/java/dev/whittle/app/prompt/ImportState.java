package dev.whittle.app.prompt;

import java.util.Optional;

/// What the Import sheet shows.
public sealed interface ImportState {
    /// Nothing is to be decided; the sheet is closed.
    record Closed() implements ImportState {}

    /// A file was read; the person decides whether it replaces the prompt, and whether its cases are taken over.
    record Offered(Understood understood, Optional<FoundCases> cases) implements ImportState {}

    /// A workbook was read, which holds cases and no prompt.
    record Table(FoundCases cases) implements ImportState {}
}
