package dev.whittle.app.settings;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.settings.ConnectionDraft.KeySource;
import dev.whittle.app.settings.TestState.Answered;
import dev.whittle.app.settings.TestState.Failed;
import dev.whittle.app.settings.TestState.Testing;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.work.Latest;
import dev.whittle.app.workspace.Appearance;
import dev.whittle.app.workspace.Connections;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.model.LanguageModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// What the Settings screen knows and does. A change holds at once and is saved by itself.
public final class SettingsViewModel {
    private record Removed(SavedConnection connection, int index) {}

    private final Servers servers;
    private final Stored<Connections> storedConnections;
    private final Stored<Appearance> storedAppearance;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final Latest<Connections, Boolean> savingConnections;
    private final Latest<Appearance, Boolean> savingAppearance;
    private final ReadOnlyObjectWrapper<@Nullable ConnectionDraft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Removed> removed = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Appearance> appearance = new SimpleObjectProperty<>(Appearance.DEFAULT);
    private final ObservableMap<String, TestState> tests = FXCollections.observableHashMap();
    // One view, kept: it listens weakly, and a new one for each caller would soon hear nothing.
    private final ObservableMap<String, TestState> shownTests = FXCollections.unmodifiableObservableMap(tests);
    private final Map<String, Cancellable> testing = new HashMap<>();
    private final ReadOnlyObjectWrapper<FoundState> found = new ReadOnlyObjectWrapper<>(new FoundState.Unasked());
    private final LocalServers local;
    private boolean loading;

    /// @param failed is told what could not be loaded or saved
    public SettingsViewModel(
            Servers servers, Stored<Connections> connections, Stored<Appearance> appearance, Background background,
            Consumer<? super Throwable> failed) {
        this.servers = servers;
        local = new LocalServers(servers.presets().all(), servers.providers());
        this.storedConnections = connections;
        this.storedAppearance = appearance;
        this.background = background;
        this.failed = failed;
        savingConnections = new Latest<>(background, next -> write(storedConnections, next), _ -> {}, failed);
        savingAppearance = new Latest<>(background, next -> write(storedAppearance, next), _ -> {}, failed);
        this.appearance.addListener((_, _, next) -> {
            if (!loading) {
                savingAppearance.submit(next);
            }
        });
    }

    /// Reads what was saved.
    public void load() {
        background.start(storedConnections::read, servers::set, failed);
        background.start(storedAppearance::read, saved -> {
            loading = true;
            appearance.set(saved);
            loading = false;
        }, failed);
    }

    public Servers servers() {
        return servers;
    }

    public List<Preset> presets() {
        return servers.presets().all();
    }

    /// Whether a preset's key is in the environment already.
    public boolean keyIsSet(Preset preset) {
        return preset.keyVariable() != null && servers.keys().isSet(preset.keyVariable());
    }

    /// Whether an environment variable holds anything.
    public boolean isSet(String variable) {
        return servers.keys().isSet(variable);
    }

    /// How the window looks; setting it saves it.
    public ObjectProperty<Appearance> appearanceProperty() {
        return appearance;
    }

    /// The connection being entered, or null.
    public ReadOnlyObjectProperty<@Nullable ConnectionDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /// What came of testing, by the connection's name.
    public ObservableMap<String, TestState> tests() {
        return shownTests;
    }

    public TestState test(String name) {
        return tests.getOrDefault(name, new TestState.Untested());
    }

    /// The connection that was removed and can be brought back, or null.
    public ReadOnlyObjectProperty<? extends @Nullable Object> removedProperty() {
        return removed.getReadOnlyProperty();
    }

    /// The name of the connection that can be brought back, or empty.
    public String removedName() {
        Removed last = removed.get();
        return last == null ? "" : last.connection().name();
    }

    /// Starts to enter a connection to a server people often use.
    public void add(Preset preset) {
        draft.set(ConnectionDraft.of(preset, names()));
    }

    /// Starts to enter a connection to any other server.
    public void addOther() {
        if (servers.providers().isEmpty()) {
            failed.accept(new IllegalArgumentException(
                    "There is no provider plugin; put one into the plugin folder and start Whittle again."));
            return;
        }
        var provider = servers.providers().getFirst();
        draft.set(ConnectionDraft.blank(provider.id(), provider.defaultBaseUrl(), names()));
    }

    public void edit(SavedConnection connection) {
        draft.set(ConnectionDraft.of(connection, servers.keys().holds(connection.name(), connection.baseUrl())));
    }

    public void cancelEdit() {
        draft.set(null);
    }

    /// Takes what was entered, or says in the draft what is wrong with it.
    ///
    /// @param typedKey the key for this session; empty keeps the one there is
    public void save(String typedKey) {
        ConnectionDraft entered = draft.get();
        if (entered == null) {
            return;
        }
        try {
            SavedConnection connection = entered.toConnection();
            SavedConnection before = entered.original();
            List<SavedConnection> next = new ArrayList<>(servers.connections().all());
            int index = before == null ? -1 : next.indexOf(before);
            if (index < 0) {
                next.add(connection);
            } else {
                next.set(index, connection);
            }
            Connections all = new Connections(next);
            requireKey(entered, before, connection, typedKey);
            settle();
            keep(entered, before, connection, typedKey);
            replace(all);
            draft.set(null);
        } catch (IllegalArgumentException e) {
            entered.setProblem(String.valueOf(e.getMessage()));
        }
    }

    private void requireKey(
            ConnectionDraft entered, @Nullable SavedConnection before, SavedConnection connection, String typedKey) {
        boolean kept = before != null && servers.keys().holds(before.name(), connection.baseUrl());
        if (entered.keySourceProperty().get() == KeySource.SESSION && typedKey.isBlank() && !kept) {
            throw new IllegalArgumentException("No key was entered; paste it, or choose another source for the key.");
        }
    }

    private void keep(
            ConnectionDraft entered, @Nullable SavedConnection before, SavedConnection connection, String typedKey) {
        Keys keys = servers.keys();
        if (before != null) {
            forgetTest(before.name());
            keys.rename(before.name(), connection.name());
        }
        if (entered.keySourceProperty().get() != KeySource.SESSION) {
            keys.forget(connection.name());
        } else if (!typedKey.isBlank()) {
            keys.enter(connection.name(), connection.baseUrl(), typedKey);
        }
    }

    /// Removes a connection; [#undo] brings it back.
    public void remove(SavedConnection connection) {
        List<SavedConnection> next = new ArrayList<>(servers.connections().all());
        int index = next.indexOf(connection);
        if (index < 0) {
            return;
        }
        settle();
        cancelEdit();
        forgetTest(connection.name());
        next.remove(index);
        removed.set(new Removed(connection, index));
        replace(new Connections(next));
    }

    /// Brings the connection back that was removed last.
    public void undo() {
        Removed last = removed.get();
        if (last == null || names().contains(last.connection().name())) {
            return;
        }
        List<SavedConnection> next = new ArrayList<>(servers.connections().all());
        next.add(Math.min(last.index(), next.size()), last.connection());
        removed.set(null);
        replace(new Connections(next));
    }

    /// Asks a server which models it has.
    public void test(Server server) {
        String name = server.name();
        forgetTest(name);
        tests.put(name, new Testing());
        LanguageModel client = servers.client(server);
        testing.put(name, background.start(client::models, models -> {
            servers.setOffered(server.baseUrl(), models);
            tests.put(name, new Answered(models.size()));
        }, cause -> tests.put(name, new Failed(Problem.of(cause).text()))));
    }

    /// What the search for servers on this machine found.
    ReadOnlyObjectProperty<FoundState> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// The names of the servers that are looked for.
    List<String> localNames() {
        return local.names();
    }

    /// Looks for servers on this machine at the ports they use by default.
    void findLocal() {
        if (!(found.get() instanceof FoundState.Looking)) {
            found.set(new FoundState.Looking());
            background.start(local::find, all -> {
                all.forEach(one -> servers.setOffered(one.preset().baseUrl(), one.models()));
                found.set(new FoundState.Done(all));
            }, cause -> {
                found.set(new FoundState.Unasked());
                failed.accept(cause);
            });
        }
    }

    /// Stops asking.
    public void cancelTest(String name) {
        forgetTest(name);
    }

    private void forgetTest(String name) {
        Cancellable running = testing.remove(name);
        if (running != null) {
            running.cancel();
        }
        tests.remove(name);
    }

    // What was removed can be brought back until something else is changed; then its key goes too.
    private void settle() {
        Removed last = removed.get();
        if (last != null) {
            servers.keys().forget(last.connection().name());
            removed.set(null);
        }
    }

    private void replace(Connections next) {
        servers.set(next);
        savingConnections.submit(next);
    }

    private List<String> names() {
        return servers.connections().all().stream().map(SavedConnection::name).toList();
    }

    private static <T> Boolean write(Stored<T> stored, T value) throws Exception {
        stored.write(value);
        return true;
    }
}
