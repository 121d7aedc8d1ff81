package dev.whittle.app.control;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the person for a file. An interface because the dialogs of the operating system cannot be shown
/// in tests.
public interface FilePicker {
    /// Files to read, or none if the person thought better of it.
    ///
    /// @param extensions endings without a dot; empty for any file
    List<Path> toOpen(String title, List<String> extensions);

    /// A file to write.
    Optional<Path> toSave(String title, String suggestedName, List<String> extensions);
}
