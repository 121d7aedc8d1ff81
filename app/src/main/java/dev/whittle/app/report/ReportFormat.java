package dev.whittle.app.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a report may be written as.
public enum ReportFormat {
    HTML("html", "HTML page", "html"), MARKDOWN("md", "Markdown", "md"), CSV("csv", "CSV", "csv"), JSON("json", "JSON",
            "json"), JUNIT("junit", "JUnit XML", "xml");

    private final String id;
    private final String displayName;
    private final String extension;

    ReportFormat(String id, String displayName, String extension) {
        this.id = id;
        this.displayName = displayName;
        this.extension = extension;
    }

    /// Stable id, such as `junit`.
    public String id() {
        return id;
    }

    public String displayName() {
        return displayName;
    }

    /// The file name ending, without a dot.
    public String extension() {
        return extension;
    }

    /// All ids, in the order they are offered in.
    public static List<String> ids() {
        return Arrays.stream(values()).map(ReportFormat::id).toList();
    }

    /// The format with an id.
    public static Optional<ReportFormat> of(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    /// The format of a file's ending.
    public static Optional<ReportFormat> ofFile(String name) {
        return Arrays.stream(values()).filter(format -> name.endsWith("." + format.extension)).findFirst();
    }

    /// The content of the file, which UTF-8 can hold: half a surrogate pair shows as U+FFFD.
    public String write(Report report) {
        StringBuilder wellFormed = new StringBuilder();
        written(report).codePoints().map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                ? 0xFFFD
                : point).forEach(wellFormed::appendCodePoint);
        return wellFormed.toString();
    }

    private String written(Report report) {
        return switch (this) {
            case HTML -> HtmlReport.write(report);
            case MARKDOWN -> MarkdownReport.write(report);
            case CSV -> CsvReport.write(report);
            case JSON -> JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
                    .writeValueAsString(report.everything()) + "\n";
            case JUNIT -> JunitReport.write(report);
        };
    }
}
