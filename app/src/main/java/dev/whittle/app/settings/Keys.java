package dev.whittle.app.settings;

import dev.whittle.app.workspace.KeyReference;
import dev.whittle.app.workspace.SavedConnection;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds API keys: those typed in for this session, which are held in memory only, and those in environment
/// variables. Owned by the window's thread.
public final class Keys {
    private record Entered(String server, String key) {
        @Override
        public String toString() {
            return "Entered[server=%s, key=set]".formatted(server);
        }
    }

    private final Function<String, @Nullable String> environment;
    private final Map<String, Entered> entered = new HashMap<>();

    /// @param environment the value of an environment variable, or null
    public Keys(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /// Remembers a key until Whittle is closed. It is given to this server only: if the connection is later
    /// pointed at another one, the key is not sent there.
    public void enter(String connection, URI baseUrl, String key) {
        entered.put(connection, new Entered(server(baseUrl), key.strip()));
    }

    public void forget(String connection) {
        entered.remove(connection);
    }

    /// A connection was given another name.
    void rename(String before, String after) {
        Entered key = entered.remove(before);
        if (key != null) {
            entered.put(after, key);
        }
    }

    boolean holds(String connection, URI baseUrl) {
        Entered key = entered.get(connection);
        return key != null && key.server().equals(server(baseUrl));
    }

    /// Whether an environment variable holds anything.
    boolean isSet(String variable) {
        String value = environment.apply(variable);
        return value != null && !value.isBlank();
    }

    /// The key to send, or null for none.
    @Nullable
    String find(SavedConnection connection) {
        Entered typed = entered.get(connection.name());
        if (typed != null && holds(connection.name(), connection.baseUrl())) {
            return typed.key();
        }
        KeyReference reference = connection.key();
        return reference == null || !isSet(reference.variable()) ? null : environment.apply(reference.variable());
    }

    /// @param wanted whether the server is known to want a key
    KeyState state(SavedConnection connection, boolean wanted) {
        if (holds(connection.name(), connection.baseUrl())) {
            return new KeyState.ThisSession();
        }
        KeyReference reference = connection.key();
        if (reference == null) {
            return wanted ? new KeyState.Missing() : new KeyState.NotNeeded();
        }
        return isSet(reference.variable())
                ? new KeyState.FromEnvironment(reference.variable())
                : new KeyState.Unset(reference.variable());
    }

    private static String server(URI baseUrl) {
        return baseUrl.getScheme() + "://" + baseUrl.getRawAuthority();
    }

    /// Says how many there are, never which.
    @Override
    public String toString() {
        return "Keys[%d for this session]".formatted(entered.size());
    }
}
