package dev.whittle.app.matrix;

import dev.whittle.app.settings.Server;
import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Everything a run needs, by value.
///
/// @param servers the server of each column, in order
/// @param clients whom to ask, by column
/// @param judge who judges, or null
record Order(
        MatrixInputs inputs, RunOptions options, List<Server> servers, Map<MatrixColumn, LanguageModel> clients,
        @Nullable Judge judge) {
    Order {
        servers = List.copyOf(servers);
        clients = Map.copyOf(clients);
    }

    /// What the run is called in the workspace.
    String name() {
        return inputs.columns().stream().map(column -> column.column().promptName()).distinct()
                .collect(Collectors.joining(" / ")) + " on " + inputs.cases().name();
    }

    /// The run as it is saved.
    String body() {
        boolean one = servers.stream().distinct().count() == 1;
        return new MatrixBody(name(), inputs, one ? servers.getFirst().connection() : null,
                judge == null ? null : judge.saved(), options.earlyMargin()).print();
    }

    /// Ends the connections the run had.
    void close() {
        clients.values().forEach(LanguageModel::close);
        if (judge != null) {
            judge.client().close();
        }
    }
}
