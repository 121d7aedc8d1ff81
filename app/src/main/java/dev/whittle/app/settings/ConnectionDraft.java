package dev.whittle.app.settings;

import dev.whittle.app.workspace.KeyReference;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.model.Connection.Pace;
import java.net.URI;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A connection while it is being entered. A key that is typed in is not kept here: it goes from its field
/// straight to [SettingsViewModel#save].
public final class ConnectionDraft {
    /// Where the key comes from.
    public enum KeySource { NONE, ENVIRONMENT, SESSION }

    private final @Nullable SavedConnection original;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty provider = new SimpleStringProperty("");
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty variable = new SimpleStringProperty("");
    private final StringProperty atOnce = new SimpleStringProperty("");
    private final StringProperty aMinute = new SimpleStringProperty("");
    private final ObjectProperty<KeySource> keySource = new SimpleObjectProperty<>(KeySource.NONE);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    private ConnectionDraft(@Nullable SavedConnection original) {
        this.original = original;
        variable.addListener((_, _, typed) -> problem.set(problemOfVariable(typed)));
    }

    static ConnectionDraft of(Preset preset, List<String> taken) {
        ConnectionDraft draft = new ConnectionDraft(null);
        draft.name.set(free(preset.name(), taken));
        draft.provider.set(preset.provider());
        draft.address.set(preset.baseUrl().toString());
        draft.variable.set(preset.keyVariable() == null ? "" : preset.keyVariable());
        draft.keySource.set(preset.keyVariable() == null ? KeySource.NONE : KeySource.ENVIRONMENT);
        return draft;
    }

    static ConnectionDraft blank(String provider, URI baseUrl, List<String> taken) {
        ConnectionDraft draft = new ConnectionDraft(null);
        draft.name.set(free("My server", taken));
        draft.provider.set(provider);
        draft.address.set(baseUrl.toString());
        return draft;
    }

    static ConnectionDraft of(SavedConnection connection, boolean keyInSession) {
        ConnectionDraft draft = new ConnectionDraft(connection);
        draft.name.set(connection.name());
        draft.provider.set(connection.provider());
        draft.address.set(connection.baseUrl().toString());
        draft.variable.set(connection.key() == null ? "" : connection.key().variable());
        draft.atOnce.set(shown(connection.pace().atOnce()));
        draft.aMinute.set(shown(connection.pace().aMinute()));
        draft.keySource.set(keyInSession
                ? KeySource.SESSION
                : connection.key() == null ? KeySource.NONE : KeySource.ENVIRONMENT);
        return draft;
    }

    private static String shown(@Nullable Integer limit) {
        return limit == null ? "" : limit.toString();
    }

    private static String free(String name, List<String> taken) {
        String candidate = name;
        for (int number = 2; taken.contains(candidate); number++) {
            candidate = name + " " + number;
        }
        return candidate;
    }

    /// The connection that is edited, or null for a new one.
    public @Nullable SavedConnection original() {
        return original;
    }

    public StringProperty nameProperty() {
        return name;
    }

    /// Id of the provider plugin.
    public StringProperty providerProperty() {
        return provider;
    }

    public StringProperty addressProperty() {
        return address;
    }

    /// Name of the environment variable the key is in.
    public StringProperty variableProperty() {
        return variable;
    }

    /// Most requests in flight; empty for any number.
    public StringProperty atOnceProperty() {
        return atOnce;
    }

    /// Most requests begun in any 60 seconds; empty for any number.
    public StringProperty aMinuteProperty() {
        return aMinute;
    }

    public ObjectProperty<KeySource> keySourceProperty() {
        return keySource;
    }

    /// What is wrong, one sentence, or empty.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void setProblem(String sentence) {
        problem.set(sentence);
    }

    /// @throws IllegalArgumentException if something in it cannot be; the message is for the person
    SavedConnection toConnection() {
        return new SavedConnection(name.get().strip(), provider.get(), uri(address.get().strip()),
                keySource.get() == KeySource.ENVIRONMENT ? reference(variable.get()) : null,
                new Pace(limit(atOnce.get()), limit(aMinute.get())));
    }

    private static @Nullable Integer limit(String typed) {
        try {
            return typed.isBlank() ? null : (Integer) Integer.parseInt(typed.strip());
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(
                    "\"%s\" is no number of requests; enter one such as 60, or nothing for no limit.".formatted(typed));
        }
    }

    // Not URI's own message: it repeats the address, which may hold a password.
    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "The address cannot be read; enter one such as https://api.openai.com/v1.");
        }
    }

    private static KeyReference reference(String variable) {
        return new KeyReference(variable.strip().replaceFirst("^env:", ""));
    }

    // A key is told from a name while it is typed or pasted, not only when it is saved.
    private static String problemOfVariable(String typed) {
        if (typed.isBlank()) {
            return "";
        }
        try {
            reference(typed);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
