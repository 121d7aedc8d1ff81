package dev.whittle.app.cli;

import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.model.LanguageModel;
import java.util.LinkedHashMap;
import java.util.Map;

/// The clients of a run, one a server, closed together.
final class Clients implements AutoCloseable {
    private final Terminal terminal;
    private final ServerOptions options;
    private final Map<SavedConnection, LanguageModel> open = new LinkedHashMap<>();

    Clients(Terminal terminal, ServerOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    LanguageModel at(SavedConnection server) {
        return open.computeIfAbsent(server, one -> options.connect(terminal, one));
    }

    @Override
    public void close() {
        open.values().forEach(LanguageModel::close);
    }
}
