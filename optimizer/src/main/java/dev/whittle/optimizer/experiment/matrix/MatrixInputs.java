package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.optimizer.experiment.ColumnJson;
import dev.whittle.optimizer.experiment.PromptJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Everything a run was started with, by value, so that it can be resumed when its files have changed.
///
/// @param checks the checks all cases share, in promptfoo's vocabulary, or null if there are none
public record MatrixInputs(List<MatrixColumn> columns, CaseSet cases, @Nullable JsonNode checks, int repeats) {
    private static final int FORMAT = 1;

    public MatrixInputs {
        columns = List.copyOf(columns);
    }

    /// The inputs as JSON: `"format": 1`, `columns`, `cases`, `checks`, `repeats`.
    public ObjectNode toJson() {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("format", FORMAT).put("repeats", repeats);
        ArrayNode all = node.putArray("columns");
        columns.forEach(column -> ColumnJson.write(all.addObject().put("provider", column.provider()),
                column.column()));
        node.put("caseFile", cases.name());
        ArrayNode list = node.putArray("cases");
        for (Case one : cases.cases()) {
            ObjectNode written = list.addObject().put("number", one.number());
            if (!one.description().isEmpty()) {
                written.put("description", one.description());
            }
            ObjectNode variables = written.putObject("vars");
            one.variables().forEach(variables::put);
            if (!one.checks().isEmpty()) {
                written.set("assert", one.checks());
            }
            if (one.threshold() != null) {
                written.put("threshold", one.threshold());
            }
        }
        if (checks != null) {
            node.set("checks", checks);
        }
        return node;
    }

    /// The inputs a JSON object holds.
    ///
    /// @throws IllegalArgumentException if it holds none, or those of a newer Whittle; the message is one
    ///     sentence for the person
    public static MatrixInputs fromJson(JsonNode node) {
        if (node.path("format").asInt(0) > FORMAT) {
            throw new IllegalArgumentException("The run was saved by a newer Whittle; update Whittle to resume it.");
        }
        try {
            List<MatrixColumn> columns = new ArrayList<>();
            for (JsonNode column : node.required("columns")) {
                columns.add(new MatrixColumn(ColumnJson.read(column), column.required("provider").stringValue()));
            }
            List<Case> cases = new ArrayList<>();
            for (JsonNode one : node.required("cases")) {
                cases.add(readCase(one));
            }
            return new MatrixInputs(columns, CaseSet.of(node.required("caseFile").stringValue(), cases),
                    node.get("checks"), node.required("repeats").intValue());
        } catch (JacksonException | IllegalArgumentException | ClassCastException e) {
            throw new IllegalArgumentException("The run saved here is damaged; start it anew.", e);
        }
    }

    private static Case readCase(JsonNode node) {
        SequencedMap<String, String> variables = new LinkedHashMap<>();
        node.required("vars").properties()
                .forEach(value -> variables.put(value.getKey(), value.getValue().stringValue()));
        ArrayNode checks = node.has("assert")
                ? (ArrayNode) node.required("assert")
                : JsonMapper.shared().createArrayNode();
        return new Case(node.required("number").intValue(), node.path("description").asString(""), variables,
                CaseTable.expected(checks, variables), checks,
                node.has("threshold") ? (Double) node.path("threshold").doubleValue() : null);
    }

    /// The inputs as text that survives being stored as UTF-8.
    public String print() {
        return PromptJson.print(toJson());
    }
}
