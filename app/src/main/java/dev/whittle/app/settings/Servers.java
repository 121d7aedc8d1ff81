package dev.whittle.app.settings;

import dev.whittle.app.workspace.Connections;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelProvider;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The servers that may be asked: the connections the person entered, with their keys and the models they
/// said they have. Owned by the window's thread.
public final class Servers {
    private final List<ModelProvider> providers;
    private final Presets presets;
    private final Keys keys;
    private final ReadOnlyObjectWrapper<List<Server>> all = new ReadOnlyObjectWrapper<>(List.of());
    private final Map<URI, List<String>> offered = new HashMap<>();
    private Connections connections = Connections.NONE;

    public Servers(List<ModelProvider> providers, Presets presets, Keys keys) {
        this.providers = List.copyOf(providers);
        this.presets = presets;
        this.keys = keys;
    }

    /// The servers in the person's order, new whenever a connection or a key changes.
    public ReadOnlyObjectProperty<List<Server>> allProperty() {
        return all.getReadOnlyProperty();
    }

    public List<Server> all() {
        return all.get();
    }

    public Optional<Server> named(String name) {
        return all.get().stream().filter(server -> server.name().equals(name)).findFirst();
    }

    /// The server with a name if it is at this host, else the first at this host.
    public Optional<Server> like(String name, String host) {
        return named(name).filter(server -> server.host().equals(host))
                .or(() -> all.get().stream().filter(server -> server.host().equals(host)).findFirst());
    }

    /// Whether a provider of the catalog counts tokens when asked.
    public boolean counts(String catalogProvider) {
        return presets.all().stream().filter(preset -> catalogProvider.equals(preset.catalogProvider()))
                .anyMatch(preset -> countsTokens(preset.provider()));
    }

    /// The first server that can be asked to count tokens for a provider of the catalog.
    public Optional<Server> counting(String catalogProvider) {
        return all.get().stream().filter(server -> catalogProvider.equals(server.catalogProvider())
                && server.key().usable() && countsTokens(server.connection().provider())).findFirst();
    }

    private boolean countsTokens(String provider) {
        return providers.stream().anyMatch(known -> known.id().equals(provider) && known.countsTokens());
    }

    /// The model ids a server said it has; none if it was not asked yet.
    public List<String> offered(Server server) {
        return offered.getOrDefault(server.baseUrl(), List.of());
    }

    /// A server said which models it has.
    public void setOffered(URI baseUrl, List<String> models) {
        offered.put(baseUrl, List.copyOf(models));
    }

    /// A client of a server with the key there is now. Nothing is sent until it is asked to, which may be on
    /// any thread.
    public LanguageModel client(Server server) {
        return new OnDemand(dial(server));
    }

    /// The same for many questions: what is connected at the first one serves the others, until it is closed.
    public LanguageModel session(Server server) {
        return new Session(dial(server));
    }

    private Dial dial(Server server) {
        SavedConnection connection = server.connection();
        return new Dial(
                providers.stream().filter(known -> known.id().equals(connection.provider())).findFirst().orElse(null),
                connection.provider(),
                new Connection(connection.baseUrl(), keys.find(connection), Connection.Timeouts.DEFAULT,
                        connection.pace()));
    }

    /// The hosts the program may contact, sorted: those of the connections and no others.
    public List<String> hosts() {
        return all.get().stream().filter(server -> !server.connection().staysOnThisMachine()).map(Server::host)
                .distinct()
                .sorted().toList();
    }

    List<ModelProvider> providers() {
        return providers;
    }

    Presets presets() {
        return presets;
    }

    Keys keys() {
        return keys;
    }

    Connections connections() {
        return connections;
    }

    void set(Connections next) {
        connections = next;
        refresh();
    }

    /// Looks again at which keys there are.
    void refresh() {
        all.set(connections.all().stream().map(this::server).toList());
    }

    Server server(SavedConnection connection) {
        Optional<Preset> preset = presets.at(connection.baseUrl());
        boolean wanted = preset.map(Preset::keyVariable).isPresent();
        return new Server(connection, keys.state(connection, wanted),
                preset.map(Preset::catalogProvider).orElse(null));
    }
}
