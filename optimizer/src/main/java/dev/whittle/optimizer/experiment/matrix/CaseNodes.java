package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.format.FormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Cases out of JSON: a list of promptfoo's tests (`vars`, `assert`, `threshold`), a configuration with `tests` and
/// `defaultTest`, or a list of flat objects, which are rows like those of a table.
final class CaseNodes {
    private static final Set<String> TEST = Set.of("vars", "assert", "threshold", "description", "metadata", "options");
    private static final Set<String> OPTIONS = Set.of("disableVarExpansion");
    private static final int MOST_DIGITS = 400;

    private final List<Case> cases = new ArrayList<>();
    private final @Nullable JsonNode byDefault;

    private CaseNodes(@Nullable JsonNode byDefault) {
        this.byDefault = byDefault;
    }

    static List<Case> read(JsonNode root) throws FormatException {
        JsonNode tests = root.isObject() ? root.path("tests") : root;
        if (!tests.isArray()) {
            throw new FormatException(tests.isString()
                    ? "\"tests\" names a file, which is not opened; give that file instead."
                    : "This is no list of cases: it is neither an array nor an object with \"tests\".");
        }
        JsonNode byDefault = root.isObject() ? root.path("defaultTest") : root.path("");
        if (byDefault.isString()) {
            throw new FormatException("\"defaultTest\" names a file, which is not opened; put its content there.");
        }
        CaseNodes nodes = new CaseNodes(byDefault.isObject() ? byDefault : null);
        if (nodes.byDefault != null) {
            requireKnown(nodes.byDefault, "\"defaultTest\"");
        }
        for (int i = 0; i < tests.size(); i++) {
            nodes.add(i + 1, tests.path(i));
        }
        return nodes.cases;
    }

    private void add(int number, JsonNode node) throws FormatException {
        String where = "Case %d".formatted(number);
        if (!node.isObject()) {
            throw new FormatException("%s is no object of names and values.".formatted(where));
        }
        if (node.has("vars") || node.has("assert") || byDefault != null) {
            test(number, node, where);
            return;
        }
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        for (var field : node.properties()) {
            fields.put(field.getKey(), text(field.getValue(), field.getKey(), where));
        }
        CaseReader.add(cases, List.of(CaseTable.row(number, fields, where)));
    }

    private void test(int number, JsonNode node, String where) throws FormatException {
        requireKnown(node, where);
        List<SequencedMap<String, String>> variables = new ArrayList<>();
        variables.add(new LinkedHashMap<>());
        boolean whole = node.path("options").path("disableVarExpansion").asBoolean(false)
                || (byDefault != null && byDefault.path("options").path("disableVarExpansion").asBoolean(false));
        SequencedMap<String, JsonNode> values = new LinkedHashMap<>();
        if (byDefault != null) {
            byDefault.path("vars").properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        }
        node.path("vars").properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        for (var value : values.entrySet()) {
            variables = spread(variables, value.getKey(), value.getValue(), whole, where);
        }
        ArrayNode checks = JsonMapper.shared().createArrayNode();
        if (byDefault != null) {
            byDefault.path("assert").forEach(checks::add);
        }
        node.path("assert").forEach(checks::add);
        JsonNode threshold = byDefault != null && !node.has("threshold")
                ? byDefault.path("threshold")
                : node.path("threshold");
        if (!threshold.isMissingNode() && !threshold.isNull() && !threshold.isNumber()) {
            throw new FormatException("%s: its threshold is no number.".formatted(where));
        }
        Double share = threshold.isNumber()
                ? (Double) CaseTable.share(threshold.asDouble(Double.POSITIVE_INFINITY), where)
                : null;
        String description = node.path("description").asString("");
        List<Case> made = new ArrayList<>();
        for (SequencedMap<String, String> one : variables) {
            made.add(new Case(number, description, one, CaseTable.expected(checks, one), checks, share));
        }
        CaseReader.add(cases, made);
    }

    // A list stands for one case an item, as in promptfoo, unless that is switched off.
    private static List<SequencedMap<String, String>> spread(List<SequencedMap<String, String>> before, String name,
            JsonNode value, boolean whole, String where) throws FormatException {
        List<String> items = new ArrayList<>();
        if (value.isArray() && !whole) {
            for (JsonNode item : value) {
                items.add(text(item, name, where));
            }
        } else {
            items.add(value.isContainer() ? value.toString() : text(value, name, where));
        }
        if ((long) before.size() * items.size() > CaseReader.MOST_CASES) {
            throw new FormatException("%s: its lists make more than %,d cases; shorten them."
                    .formatted(where, CaseReader.MOST_CASES));
        }
        List<SequencedMap<String, String>> after = new ArrayList<>();
        for (SequencedMap<String, String> one : before) {
            for (String item : items) {
                SequencedMap<String, String> more = new LinkedHashMap<>(one);
                more.put(name, item);
                after.add(more);
            }
        }
        return after;
    }

    private static void requireKnown(JsonNode test, String where) throws FormatException {
        requireKnown(test, TEST, where);
        requireKnown(test.path("options"), OPTIONS, where);
        if (!test.path("vars").isMissingNode() && !test.path("vars").isObject()) {
            throw new FormatException("%s: its \"vars\" is no object of names and values.".formatted(where));
        }
        if (!test.path("assert").isMissingNode() && !test.path("assert").isArray()) {
            throw new FormatException("%s: its \"assert\" is no list of checks.".formatted(where));
        }
    }

    private static void requireKnown(JsonNode object, Set<String> names, String where) throws FormatException {
        for (String name : object.propertyNames()) {
            if (!names.contains(name)) {
                throw new FormatException(
                        "%s: \"%s\" would change what promptfoo does and is not understood here; remove it."
                                .formatted(where, name));
            }
        }
    }

    // Numbers as JavaScript, and so promptfoo, shows them: 1.50 is 1.5.
    private static String text(JsonNode value, String name, String where) throws FormatException {
        if (value.isNull()) {
            return "";
        }
        if (value.isContainer()) {
            throw new FormatException("%s: the value of \"%s\" is a list or an object; give a text."
                    .formatted(where, name));
        }
        if (value.isNumber()) {
            var number = value.decimalValue();
            // Written out, 1e999999999 would fill the memory.
            return number.signum() == 0
                    ? "0"
                    : Math.abs(number.scale()) > MOST_DIGITS
                            ? number.toString()
                            : number.stripTrailingZeros().toPlainString();
        }
        return CaseReader.checked(value.asString(), where);
    }
}
