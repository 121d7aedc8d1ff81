package dev.whittle.app.workspace;

import dev.whittle.model.Connection.Pace;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A server, or a stand-in for one on this machine, as it is saved: where it is and where its key is found,
/// never the key.
///
/// @param name unique among the connections
/// @param provider id of the provider plugin, such as `openai-compatible`
/// @param key null where the server wants none
/// @param pace how fast the person lets it be asked
public record SavedConnection(String name, String provider, URI baseUrl, @Nullable KeyReference key, Pace pace) {
    /// @throws IllegalArgumentException if the name is blank, or the address is not one of a server or holds
    ///     a password or parameters; the message is one sentence for the person and repeats no secret
    public SavedConnection {
        // Those that were saved before there was a pace have none.
        pace = Objects.requireNonNullElse(pace, Pace.FREE);
        if (name.isBlank()) {
            throw new IllegalArgumentException("The connection has no name; give it one.");
        }
        if (!staysOnThisMachine(provider, baseUrl)) {
            checkServer(baseUrl);
        }
    }

    /// A connection without limits of its own.
    public SavedConnection(String name, String provider, URI baseUrl, @Nullable KeyReference key) {
        this(name, provider, baseUrl, key, Pace.FREE);
    }

    private static void checkServer(URI baseUrl) {
        if (!("http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme()))
                || baseUrl.getRawAuthority() == null) {
            throw new IllegalArgumentException(
                    "The address must start with https:// or http:// and a server, such as https://api.openai.com/v1.");
        }
        if (baseUrl.getRawAuthority().contains("@") || baseUrl.getRawQuery() != null
                || baseUrl.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The address may hold no user, password or parameter; enter it without them and the key as a reference.");
        }
    }

    /// Whether nothing leaves the machine for this connection: an echo, or a folder of recorded replies.
    public boolean staysOnThisMachine() {
        return staysOnThisMachine(provider, baseUrl);
    }

    private static boolean staysOnThisMachine(String provider, URI address) {
        return switch (provider) {
            case "echo" -> "echo".equals(address.getScheme());
            case "replay" -> "file".equals(address.getScheme()) && address.getRawAuthority() == null;
            default -> false;
        };
    }
}
