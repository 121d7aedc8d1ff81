package dev.whittle.app.matrix;

import dev.whittle.app.settings.Server;
import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.PromptJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Everything a run needs, by value.
///
/// @param servers the server of each column, in order
/// @param clients whom to ask, by column
record Order(MatrixInputs inputs, RunOptions options, List<Server> servers, Map<MatrixColumn, LanguageModel> clients) {
    Order {
        servers = List.copyOf(servers);
        clients = Map.copyOf(clients);
    }

    /// What the run is called in the workspace.
    String name() {
        return inputs.columns().stream().map(column -> column.column().promptName()).distinct()
                .collect(Collectors.joining(" / ")) + " on " + inputs.cases().name();
    }

    /// The run as it is saved. If all columns are on one server, the command line can resume it, too.
    String body() {
        ObjectNode node = inputs.toJson();
        if (servers.stream().distinct().count() == 1) {
            var connection = servers.getFirst().connection();
            ObjectNode server = node.putObject("connection").put("name", connection.name())
                    .put("provider", connection.provider()).put("baseUrl", connection.baseUrl().toString());
            if (connection.key() != null) {
                server.put("keyVariable", connection.key().variable());
            }
        }
        return PromptJson.print(node);
    }
}
