package dev.whittle.app.matrix;

import dev.whittle.app.workspace.SampleProject;
import dev.whittle.document.DocumentException;
import dev.whittle.document.Limits;
import dev.whittle.document.TextDecoder;
import dev.whittle.format.DataFormat;
import dev.whittle.format.FormatException;
import dev.whittle.optimizer.experiment.matrix.CaseReader;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads files of cases.
///
/// @param notations what turns further notations, such as YAML, into JSON
public record CaseFiles(List<DataFormat> notations) {
    private static final Limits LIMITS = new Limits(20_000_000, 20_000_000, Duration.ofSeconds(30));

    public CaseFiles {
        notations = List.copyOf(notations);
    }

    /// The endings of files that can be read, without a dot.
    public List<String> extensions() {
        List<String> all = new ArrayList<>(List.of("csv", "tsv", "jsonl", "ndjson", "json"));
        notations.forEach(notation -> notation.extensions().stream().sorted().forEach(all::add));
        return all;
    }

    /// The cases of a file.
    public CaseSet read(Path file) throws DocumentException, FormatException, InterruptedException {
        return CaseReader.read(file.getFileName().toString(), TextDecoder.decode(file, LIMITS), notations);
    }

    CaseSet sample() throws DocumentException, FormatException {
        return CaseReader.read(SampleProject.CASES, SampleProject.cases(), notations);
    }
}
