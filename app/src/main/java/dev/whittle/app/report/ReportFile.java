package dev.whittle.app.report;

import dev.whittle.app.export.TextFile;
import dev.whittle.format.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Files a report is written to from the window.
public final class ReportFile {
    /// What the button that writes one says of it.
    public static final String HINT = "Write it as an HTML page with charts, Markdown, CSV, JSON or JUnit XML; secrets are left out";

    private ReportFile() {}

    /// The endings of all formats, in the order they are offered in.
    public static List<String> extensions() {
        return Arrays.stream(ReportFormat.values()).map(ReportFormat::extension).toList();
    }

    /// Writes a report as what the file's ending says, else as a page.
    ///
    /// @return what was done, in a sentence or two
    /// @throws FormatException if it cannot be written; the message is one sentence for the person
    public static String write(Path file, Report report) throws IOException, FormatException {
        TextFile.write(file, ReportFormat.ofFile(file.toString()).orElse(ReportFormat.HTML).write(report));
        return "Written to %s.%s".formatted(file, report.masked().isEmpty()
                ? ""
                : " Left out: %s.".formatted(String.join(", ", report.masked())));
    }
}
