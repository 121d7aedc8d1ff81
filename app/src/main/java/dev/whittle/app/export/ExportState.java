package dev.whittle.app.export;

import dev.whittle.app.problem.Problem;
import java.nio.file.Path;

/// What the Export sheet shows.
public sealed interface ExportState {
    /// Writing and reading back.
    record Proving() implements ExportState {}

    /// Ready to be written.
    record Proved(TemplateFile.Proof proof) implements ExportState {}

    /// The file is written.
    record Written(TemplateFile.Proof proof, Path file) implements ExportState {}

    /// The format cannot hold the prompt, or the file cannot be written.
    record Failed(Problem problem) implements ExportState {}
}
