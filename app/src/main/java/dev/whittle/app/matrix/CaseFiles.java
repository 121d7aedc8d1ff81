package dev.whittle.app.matrix;

import dev.whittle.app.Plugins;
import dev.whittle.app.workspace.SampleProject;
import dev.whittle.document.DocumentException;
import dev.whittle.document.Limits;
import dev.whittle.document.TableReader;
import dev.whittle.document.TextDecoder;
import dev.whittle.format.DataFormat;
import dev.whittle.format.FormatException;
import dev.whittle.optimizer.experiment.matrix.CaseReader;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads files of cases.
///
/// @param notations what turns further notations, such as YAML, into JSON
/// @param tables readers of workbooks
public record CaseFiles(List<DataFormat> notations, List<TableReader> tables) {
    private static final Limits LIMITS = new Limits(20_000_000, 20_000_000, Duration.ofSeconds(30));

    public CaseFiles {
        notations = List.copyOf(notations);
        tables = List.copyOf(tables);
    }

    /// With what was found as plugins.
    public static CaseFiles of(Plugins plugins) {
        return new CaseFiles(plugins.notations(), plugins.readers().stream().filter(TableReader.class::isInstance)
                .map(TableReader.class::cast).toList());
    }

    /// The endings of files that can be read, without a dot.
    public List<String> extensions() {
        List<String> all = new ArrayList<>(List.of("csv", "tsv", "jsonl", "ndjson", "json"));
        notations.forEach(notation -> notation.extensions().stream().sorted().forEach(all::add));
        tables.forEach(reader -> reader.extensions().stream().sorted().forEach(all::add));
        return all;
    }

    /// The cases of a file, or of one sheet of a workbook: `cases.xlsx#Sheet`, without a name the first.
    public CaseSet read(Path file) throws DocumentException, FormatException, InterruptedException {
        Optional<CaseSet> sheet = sheet(file);
        if (sheet.isPresent()) {
            return sheet.get();
        }
        return CaseReader.read(file.getFileName().toString(), TextDecoder.decode(file, LIMITS), notations);
    }

    /// The cases of a workbook, if the file is one by the ending of its name.
    public Optional<CaseSet> sheet(Path file) throws DocumentException, FormatException, InterruptedException {
        String name = file.getFileName().toString();
        for (TableReader reader : tables) {
            for (String extension : reader.extensions()) {
                Matcher named = Pattern.compile("(?is)(.+?\\.%s)(?:#(.*))?".formatted(Pattern.quote(extension)))
                        .matcher(name);
                if (named.matches()) {
                    String sheet = Objects.requireNonNullElse(named.group(2), "");
                    return Optional.of(CaseReader.read(name,
                            reader.rows(file.resolveSibling(named.group(1)), sheet, LIMITS)));
                }
            }
        }
        return Optional.empty();
    }

    CaseSet sample() throws DocumentException, FormatException {
        return CaseReader.read(SampleProject.CASES, SampleProject.cases(), notations);
    }
}
