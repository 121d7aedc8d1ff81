package dev.whittle.app.cli;

import dev.whittle.app.export.TextFile;
import dev.whittle.app.matrix.KeptReport;
import dev.whittle.app.report.ExperimentReport;
import dev.whittle.app.report.Report;
import dev.whittle.app.report.ReportFormat;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a report of an experiment or of a run on cases.", footer = {
    "",
    "html is one page that loads nothing, with charts; md, csv and junit are for wikis, spreadsheets and CI; json has "
            + "everything by value. Secrets are left out and named. A run on cases is reported as it stands; nothing is sent.",
    "",
    "Examples:",
    "  whittle experiments export ID -o report.html",
    "  whittle experiments export RUN --format md > report.md"
})
final class ExperimentsExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The id of an experiment, or of a run that compare --cases printed.")
    private String id = "";

    @Option(names = {"-f",
        "--format"}, paramLabel = "FORMAT", description = "html, md, csv, json or junit; default: what the file's ending says.")
    private @Nullable String format;

    @Option(names = {"-o", "--out"}, paramLabel = "FILE", description = "The file to write; default: standard output.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print what was done as JSON, with the content unless it went to a file.")
    private boolean json;

    ExperimentsExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        ReportFormat chosen = chosen();
        Report report = report();
        String content = chosen.write(report);
        Path file = out;
        if (file != null) {
            TextFile.write(file, content);
        }
        if (json) {
            var done = JsonMapper.shared().createObjectNode().put("format", chosen.id()).put("file",
                    file == null ? null : file.toString()).put("answers", report.answers().size());
            report.masked().forEach(done.putArray("secrets_left_out")::add);
            terminal.print(done.put("content", file == null ? content : null));
        } else if (file == null) {
            terminal.out().print(content);
        } else {
            terminal.say("Written to %s.".formatted(file));
        }
        if (!report.masked().isEmpty()) {
            terminal.say("left out %s.".formatted(String.join(", ", report.masked())));
        }
        return Cli.GOOD;
    }

    private ReportFormat chosen() {
        String name = format;
        Path file = out;
        Optional<ReportFormat> found = name != null
                ? ReportFormat.of(name)
                : file == null ? Optional.empty() : ReportFormat.ofFile(file.toString());
        return found.orElseThrow(() -> new IllegalArgumentException(
                name == null
                        ? "Say what to write with --format %s, or end the file's name in .html, .md, .csv, .json or .xml."
                                .formatted(String.join(", ", ReportFormat.ids()))
                        : "There is no report format \"%s\"; there are %s.".formatted(name,
                                String.join(", ", ReportFormat.ids()))));
    }

    private Report report() throws Exception {
        UUID wanted = ExperimentsCommand.id(id);
        try (Workspace workspace = terminal.workspace()) {
            Optional<Experiment> experiment = workspace.experiments().get(wanted);
            if (experiment.isPresent()) {
                return ExperimentReport.of(experiment.get());
            }
            Optional<SavedMatrix> saved = workspace.matrices().get(wanted);
            if (saved.isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no experiment and no run %s; see experiments with: whittle experiments list"
                                .formatted(wanted));
            }
            MatrixRun run = CaseRun.recall(terminal, workspace, saved.get(), null);
            return KeptReport.of(saved.get(), run, workspace.matrices().ratings(wanted));
        }
    }
}
