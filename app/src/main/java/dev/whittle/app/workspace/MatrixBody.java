package dev.whittle.app.workspace;

import dev.whittle.model.Connection.Pace;
import dev.whittle.model.Parameters;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.PromptJson;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.prompt.Prompt;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a run was started with, as it is saved: inputs by value, and where the server and its key are found.
///
/// @param connection the server of all columns, or null if they are on several connections of Settings
/// @param judge the model that judges, or null
/// @param earlyMargin the margin on which it ends early, or null if everything is asked
public record MatrixBody(
        String name, MatrixInputs inputs, @Nullable SavedConnection connection, @Nullable Judge judge,
        @Nullable Double earlyMargin) {
    /// The model that judges, and where it is.
    public record Judge(String model, SavedConnection connection) {
        /// Whom to ask, and how: as repeatably as the model can.
        ///
        /// @param target the model with the prices that hold there
        public MatrixColumn column(Target target) {
            return new MatrixColumn(
                    new Column("judge", "", Prompt.EMPTY, target, new Parameters(0.0, null, null, null, List.of())),
                    connection.provider());
        }
    }

    /// The text that is saved.
    public String print() {
        ObjectNode node = inputs.toJson();
        if (connection != null) {
            write(node.putObject("connection"), connection);
        }
        if (judge != null && judge.connection().equals(connection)) {
            node.put("judge", judge.model());
        } else if (judge != null) {
            write(node.putObject("judge").put("model", judge.model()).putObject("connection"), judge.connection());
        }
        if (earlyMargin != null) {
            node.put("earlyMargin", earlyMargin);
        }
        return PromptJson.print(node);
    }

    private static void write(ObjectNode node, SavedConnection connection) {
        node.put("name", connection.name()).put("provider", connection.provider()).put("baseUrl",
                connection.baseUrl().toString());
        if (connection.key() != null) {
            node.put("keyVariable", connection.key().variable());
        }
        if (!connection.pace().equals(Pace.FREE)) {
            node.put("atOnce", connection.pace().atOnce()).put("aMinute", connection.pace().aMinute());
        }
    }

    /// What a saved run was started with.
    ///
    /// @throws IllegalArgumentException if it is damaged or of a newer Whittle
    public static MatrixBody of(SavedMatrix saved) {
        try {
            JsonNode node = JsonMapper.shared().readTree(saved.body());
            SavedConnection server = node.has("connection") ? connection(node.required("connection")) : null;
            return new MatrixBody(saved.name(), MatrixInputs.fromJson(node), server, judge(node.get("judge"), server),
                    node.has("earlyMargin") ? (Double) node.required("earlyMargin").doubleValue() : null);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The run %s is damaged; start it anew.".formatted(saved.id()), e);
        }
    }

    private static SavedConnection connection(JsonNode server) {
        return new SavedConnection(server.required("name").stringValue(), server.required("provider").stringValue(),
                URI.create(server.required("baseUrl").stringValue()),
                server.has("keyVariable") ? new KeyReference(server.required("keyVariable").stringValue()) : null,
                new Pace(limit(server, "atOnce"), limit(server, "aMinute")));
    }

    private static @Nullable Integer limit(JsonNode server, String field) {
        return server.hasNonNull(field) ? (Integer) server.required(field).intValue() : null;
    }

    private static @Nullable Judge judge(@Nullable JsonNode node, @Nullable SavedConnection columns) {
        if (node == null) {
            return null;
        }
        return node.isObject()
                ? new Judge(node.required("model").stringValue(), connection(node.required("connection")))
                : columns == null ? null : new Judge(node.stringValue(), columns);
    }
}
