package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.document.DelimitedText;
import dev.whittle.document.DocumentException;
import dev.whittle.format.DataFormat;
import dev.whittle.format.FormatException;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Reads cases out of CSV, JSON lines, JSON or another notation that a plugin turns into JSON, such as YAML;
/// promptfoo's columns and fields are understood. A file may be hostile: what is read is bounded, and no
/// file that it names is opened. Stateless and thread-safe.
public final class CaseReader {
    /// Most cases of a file, lists written out.
    public static final int MOST_CASES = 20_000;
    /// Most characters of one value.
    public static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_DEPTH = 60;

    private static final JsonMapper JSON = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH)
                            .maxStringLength(MOST_CHARACTERS).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CaseReader() {}

    /// The cases of a text, read by the ending of its name.
    ///
    /// @param name the file's name
    /// @param notations what turns further notations into JSON
    /// @throws DocumentException if a table cannot be parted into cells
    /// @throws FormatException if there are no cases in it, or one is not understood; the message says
    ///     where and why
    public static CaseSet read(String name, String text, List<DataFormat> notations)
            throws DocumentException, FormatException {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        List<Case> cases = switch (ending) {
            case "csv", "tsv" -> CaseTable.read(DelimitedText.read(name, text).rows(), CaseTable.Words.TEXT);
            case "jsonl", "ndjson" -> lines(text);
            case "json" -> CaseNodes.read(tree(text));
            default -> {
                DataFormat notation = notations.stream().filter(one -> one.extensions().contains(ending)).findFirst()
                        .orElseThrow(() -> new FormatException(
                                "\"%s\" is no file of cases; give one that ends in .csv, .jsonl, .json, .yaml or .xlsx."
                                        .formatted(name)));
                yield CaseNodes.read(tree(notation.toJson(text)));
            }
        };
        return set(name, cases);
    }

    /// The cases of a sheet of cells, such as one of a workbook.
    ///
    /// @param name the file's name
    /// @param rows the first one names the columns
    /// @throws FormatException if there are no cases in it, or one is not understood; the message says
    ///     where and why
    public static CaseSet read(String name, List<DelimitedText.Row> rows) throws FormatException {
        return set(name, CaseTable.read(rows, CaseTable.Words.SHEET));
    }

    private static CaseSet set(String name, List<Case> cases) throws FormatException {
        if (cases.isEmpty()) {
            throw new FormatException("There is no case in \"%s\"; add at least one.".formatted(name));
        }
        return CaseSet.of(name, cases);
    }

    private static JsonNode tree(String text) throws FormatException {
        try {
            return JSON.readTree(text);
        } catch (JacksonException | NumberFormatException e) {
            // A text that is too deep has no location, and a number that is too large is none of Jackson's exceptions.
            var place = e instanceof JacksonException known ? known.getLocation() : null;
            int line = place == null ? 1 : Math.max(1, place.getLineNr());
            throw new FormatException("Line %,d: this is not JSON, or a value in it is too long or too deep."
                    .formatted(line), e);
        }
    }

    private static List<Case> lines(String text) throws FormatException {
        ArrayNode all = JSON.createArrayNode();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                try {
                    all.add(JSON.readTree(line));
                } catch (JacksonException | NumberFormatException e) {
                    throw new FormatException("Line %,d: this is not one JSON value, or it is too long or too deep."
                            .formatted(number), e);
                }
            }
        }
        return CaseNodes.read(all);
    }

    /// Refuses what no case may hold.
    static String checked(String value, String where) throws FormatException {
        if (value.length() > MOST_CHARACTERS) {
            throw new FormatException("%s: a value has %,d characters and the limit is %,d; shorten it."
                    .formatted(where, value.length(), MOST_CHARACTERS));
        }
        if (value.startsWith("file://") || value.startsWith("package:")) {
            throw new FormatException("%s: a value names a file, which is not opened; put its text there."
                    .formatted(where));
        }
        return value;
    }

    static void add(List<Case> cases, List<Case> more) throws FormatException {
        if (cases.size() + more.size() > MOST_CASES) {
            throw new FormatException("There are more than %,d cases; split the file.".formatted(MOST_CASES));
        }
        cases.addAll(more);
    }
}
