package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.document.DelimitedText;
import dev.whittle.format.FormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Cases out of a table: the first row names the variables; columns that begin with `__` mean what they mean
/// to promptfoo.
final class CaseTable {
    private static final String EXPECTED = "__expected";
    private static final String CONFIG = "__config:";

    private CaseTable() {}

    /// How a row is called where the table was made, and what helps if it is longer than the head.
    enum Words {
        TEXT("Line %,d", "put cells that hold the separator in quotes."), SHEET("Row %,d",
                "name every column in the first row, or empty those cells.");

        private final String place;
        private final String advice;

        Words(String place, String advice) {
            this.place = place;
            this.advice = advice;
        }

        String at(DelimitedText.Row row) {
            return place.formatted(row.line());
        }
    }

    static List<Case> read(List<DelimitedText.Row> table, Words words) throws FormatException {
        if (table.isEmpty()) {
            return List.of();
        }
        List<String> head = table.getFirst().cells().stream().map(String::strip).toList();
        requireHead(head, words.at(table.getFirst()));
        List<DelimitedText.Row> rows = table.subList(1, table.size());
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            DelimitedText.Row row = rows.get(i);
            String where = words.at(row);
            List<String> cells = row.cells();
            if (cells.size() > head.size() && cells.subList(head.size(), cells.size()).stream()
                    .anyMatch(cell -> !cell.isBlank())) {
                throw new FormatException("%s: the row has %d cells and the head %d; %s".formatted(where, cells.size(),
                        head.size(), words.advice));
            }
            SequencedMap<String, String> fields = new LinkedHashMap<>();
            for (int column = 0; column < head.size(); column++) {
                fields.put(head.get(column), column < cells.size() ? cells.get(column) : "");
            }
            CaseReader.add(cases, List.of(row(i + 1, fields, where)));
        }
        return cases;
    }

    private static void requireHead(List<String> head, String where) throws FormatException {
        Set<String> seen = new HashSet<>();
        for (String name : head) {
            if (name.isEmpty()) {
                throw new FormatException("%s: a column has no name; name it, or remove it.".formatted(where));
            }
            if (!seen.add(name)) {
                throw new FormatException("%s: two columns are called \"%s\"; rename one.".formatted(where, name));
            }
            boolean known = !name.startsWith("__") || name.matches(
                    "__(?:expected\\d*|description|metric|threshold|metadata:.*|config:__expected\\d*:threshold)");
            if (!known) {
                throw new FormatException(
                        "%s: the column \"%s\" would change what promptfoo does and is not understood here; remove it."
                                .formatted(where, name));
            }
        }
    }

    /// One case out of named fields.
    static Case row(int number, SequencedMap<String, String> fields, String where) throws FormatException {
        SequencedMap<String, String> variables = new LinkedHashMap<>();
        ArrayNode checks = JsonMapper.shared().createArrayNode();
        String metric = fields.getOrDefault("__metric", "").strip();
        for (var field : fields.entrySet()) {
            String name = field.getKey();
            if (!name.startsWith("__")) {
                variables.put(name, CaseReader.checked(field.getValue(), where));
            } else if (name.startsWith(EXPECTED) && !field.getValue().isBlank()) {
                ObjectNode check = Expectation.of(field.getValue().strip(), where);
                String threshold = fields.getOrDefault(CONFIG + name + ":threshold",
                        name.equals(EXPECTED) ? fields.getOrDefault(CONFIG + "__expected1:threshold", "") : "");
                if (!threshold.isBlank()) {
                    check.put("threshold", number(threshold, where));
                }
                if (!metric.isEmpty()) {
                    check.put("metric", metric);
                }
                checks.add(check);
            }
        }
        String threshold = fields.getOrDefault("__threshold", "");
        return new Case(number, fields.getOrDefault("__description", "").strip(), variables,
                expected(checks, variables), checks,
                threshold.isBlank() ? null : share(number(threshold, where), where));
    }

    /// The answer that is expected word by word: what a check or else a column `expected` says.
    static @Nullable String expected(ArrayNode checks, SequencedMap<String, String> variables) {
        for (var check : checks) {
            if (check.path("type").asString("").equals("equals") && check.path("value").isString()) {
                return check.path("value").stringValue();
            }
        }
        return variables.get("expected");
    }

    static double share(double threshold, String where) throws FormatException {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new FormatException("%s: the threshold %s is not between 0 and 1.".formatted(where, threshold));
        }
        return threshold;
    }

    private static double number(String text, String where) throws FormatException {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new FormatException("%s: the threshold \"%s\" is no number.".formatted(where, text.strip()), e);
        }
    }
}
