package dev.whittle.app.compare;

import dev.whittle.app.settings.KeyState;
import dev.whittle.app.settings.Server;
import java.util.List;
import java.util.Optional;

/// What stands between the person and a first answer, as far as Settings can help.
public sealed interface Advice {
    /// Nothing does.
    record None() implements Advice {}

    /// There is no connection at all.
    record NoConnection() implements Advice {}

    /// A chosen server has no key to be asked with.
    record NoKey(Server server) implements Advice {}

    /// @param chosen the servers of the columns
    static Advice of(List<Server> all, List<Server> chosen) {
        if (all.isEmpty()) {
            return new NoConnection();
        }
        Optional<Server> locked = chosen.stream().filter(server -> !server.key().usable()).findFirst();
        return locked.<Advice>map(NoKey::new).orElseGet(None::new);
    }

    /// One or two sentences for the person, or empty.
    default String text() {
        return switch (this) {
            case None _ -> "";
            case NoConnection _ -> "To run a comparison, add a connection in Settings: a provider with its key, or a "
                    + "server on this machine such as Ollama, which needs none. What a run would cost is shown already.";
            case NoKey(Server server) -> switch (server.key()) {
                case KeyState.Unset(String variable) ->
                    "%s has no key: %s is not set. Set it and start Whittle again, or enter a key for this session in Settings."
                            .formatted(server.name(), variable);
                default ->
                    "%s wants a key: enter the name of an environment variable, or a key for this session, in Settings."
                            .formatted(server.name());
            };
        };
    }
}
