package dev.whittle.app.prompt;

import dev.whittle.document.DocumentException;
import dev.whittle.format.FormatException;
import java.nio.file.Path;
import java.util.Optional;

/// Where the cases of files that are opened are understood, and where they go.
public interface CaseDesk {
    /// Whether a file is a table by its name, whose text belongs into no message.
    boolean isTable(Path file);

    /// The cases of a workbook; empty if the file is none by its name.
    Optional<FoundCases> workbook(Path file) throws DocumentException, FormatException, InterruptedException;

    /// The cases of a text that was understood as a prompt of some kind.
    Optional<FoundCases> find(String name, String text, Understood understood);

    /// Takes cases over, on the window's thread.
    void take(FoundCases cases);
}
