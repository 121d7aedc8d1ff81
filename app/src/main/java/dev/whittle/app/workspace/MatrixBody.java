package dev.whittle.app.workspace;

import dev.whittle.optimizer.experiment.PromptJson;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a run was started with, as it is saved: inputs by value, and where the server and its key are found.
///
/// @param judge the model that judges, or null
public record MatrixBody(String name, MatrixInputs inputs, SavedConnection connection, @Nullable String judge) {
    /// The text that is saved.
    public String print() {
        return print(inputs, connection, judge);
    }

    /// The text that is saved of a run.
    ///
    /// @param connection the server of all columns, or null if they are on several: then only the window can go on with it
    public static String print(MatrixInputs inputs, @Nullable SavedConnection connection, @Nullable String judge) {
        ObjectNode node = inputs.toJson();
        if (connection != null) {
            ObjectNode server = node.putObject("connection").put("name", connection.name())
                    .put("provider", connection.provider()).put("baseUrl", connection.baseUrl().toString());
            if (connection.key() != null) {
                server.put("keyVariable", connection.key().variable());
            }
        }
        if (judge != null) {
            node.put("judge", judge);
        }
        return PromptJson.print(node);
    }

    /// The inputs of a saved run, whatever servers it was on.
    ///
    /// @throws IllegalArgumentException if it is damaged or of a newer Whittle
    public static MatrixInputs inputs(SavedMatrix saved) {
        return MatrixInputs.fromJson(JsonMapper.shared().readTree(saved.body()));
    }

    /// Whether a model judges its answers.
    public static boolean hasJudge(SavedMatrix saved) {
        return JsonMapper.shared().readTree(saved.body()).has("judge");
    }

    /// What a saved run was started with.
    ///
    /// @throws IllegalArgumentException if it is damaged or of a newer Whittle
    public static MatrixBody of(SavedMatrix saved) {
        JsonNode node = JsonMapper.shared().readTree(saved.body());
        try {
            JsonNode server = node.required("connection");
            return new MatrixBody(saved.name(), MatrixInputs.fromJson(node),
                    new SavedConnection(server.required("name").stringValue(),
                            server.required("provider").stringValue(),
                            URI.create(server.required("baseUrl").stringValue()),
                            server.has("keyVariable")
                                    ? new KeyReference(server.required("keyVariable").stringValue())
                                    : null),
                    node.has("judge") ? node.required("judge").stringValue() : null);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The run %s is damaged; start it anew.".formatted(saved.id()), e);
        }
    }
}
