package dev.whittle.optimizer.experiment;

import static dev.whittle.optimizer.experiment.ExperimentJson.optional;
import static dev.whittle.optimizer.experiment.ExperimentJson.put;
import static dev.whittle.optimizer.experiment.ExperimentJson.strings;
import static dev.whittle.optimizer.experiment.ExperimentJson.text;

import dev.whittle.model.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A column as JSON, by value: `label`, `promptName`, `prompt`, `target`, `parameters`.
public final class ColumnJson {
    private ColumnJson() {}

    /// Adds a column's fields to an object.
    public static void write(ObjectNode node, Column column) {
        node.put("label", column.label()).put("promptName", column.promptName());
        node.set("prompt", PromptJson.write(column.prompt()));
        ObjectNode target = node.putObject("target").put("model", column.target().model());
        put(target, "catalogKey", column.target().catalogKey());
        target.put("displayName", column.target().displayName())
                .put("connection", column.target().connection())
                .put("host", column.target().host());
        write(node.putObject("parameters"), column.parameters());
    }

    /// The column whose fields an object holds.
    ///
    /// @throws tools.jackson.core.JacksonException if a field is missing or of the wrong kind
    /// @throws IllegalArgumentException if a value is impossible
    public static Column read(JsonNode node) {
        JsonNode target = node.required("target");
        return new Column(text(node, "label"), text(node, "promptName"),
                PromptJson.read(node.required("prompt")),
                new Target(text(target, "model"), optional(target, "catalogKey"), text(target, "displayName"),
                        text(target, "connection"), text(target, "host")),
                parameters(node.required("parameters")));
    }

    static void write(ObjectNode node, Parameters parameters) {
        if (parameters.temperature() != null) {
            node.put("temperature", parameters.temperature());
        }
        if (parameters.maxTokens() != null) {
            node.put("maxTokens", parameters.maxTokens());
        }
        if (parameters.topP() != null) {
            node.put("topP", parameters.topP());
        }
        if (parameters.seed() != null) {
            node.put("seed", parameters.seed());
        }
        parameters.stop().forEach(node.putArray("stop")::add);
        put(node, "schema", parameters.schema());
        if (parameters.logprobs()) {
            node.put("logprobs", true);
        }
    }

    static Parameters parameters(JsonNode node) {
        return new Parameters(
                node.has("temperature") ? (Double) node.path("temperature").doubleValue() : null,
                node.has("maxTokens") ? (Integer) node.path("maxTokens").intValue() : null,
                node.has("topP") ? (Double) node.path("topP").doubleValue() : null,
                node.has("seed") ? (Long) node.path("seed").longValue() : null,
                strings(node.required("stop")),
                optional(node, "schema"),
                node.path("logprobs").asBoolean(false));
    }
}
