package dev.whittle.document;

import java.nio.file.Path;
import java.util.Set;

/// Opens one kind of file as text. Found through `ServiceLoader`.
public interface DocumentReader {
    /// Stable kebab-case id, such as `pdf`.
    String id();

    /// The file name endings this reader takes, lower case and without a dot.
    Set<String> extensions();

    /// Reads a file within limits, on the caller's thread; ends early when that thread is interrupted.
    ///
    /// @throws DocumentException if the file cannot be read; the message is one sentence for the person
    /// @throws InterruptedException if the thread was interrupted
    Document read(Path file, Limits limits) throws DocumentException, InterruptedException;
}
