package dev.whittle.app.settings;

import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.optimizer.experiment.Target;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A server the person entered, as it can be used now.
///
/// @param catalogProvider the provider in the catalog whose prices hold there, or null if none does
public record Server(SavedConnection connection, KeyState key, @Nullable String catalogProvider) {
    public String name() {
        return connection.name();
    }

    public URI baseUrl() {
        return connection.baseUrl();
    }

    /// Host and port, such as `localhost:11434`, or `this machine` for a stand-in.
    public String host() {
        return connection.staysOnThisMachine()
                ? Target.THIS_MACHINE
                : String.valueOf(connection.baseUrl().getRawAuthority());
    }
}
