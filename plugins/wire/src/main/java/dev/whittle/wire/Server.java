package dev.whittle.wire;

import dev.whittle.model.Connection;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One server: where its endpoints are, what it is called in messages, and the key that no
/// message may hold.
final class Server {
    private final URI base;
    private final String path;
    private final @Nullable String key;
    private final Protocol protocol;

    Server(Connection connection, Protocol protocol) {
        this.protocol = protocol;
        base = connection.baseUrl();
        String entered = base.getRawPath() == null ? "" : base.getRawPath();
        path = protocol.basePath(entered.replaceFirst("/+$", ""));
        String given = connection.key() == null ? "" : connection.key().strip();
        key = given.isEmpty() ? null : given;
    }

    /// An endpoint below the base address.
    ///
    /// @param endpoint with a query where it has one
    URI url(String endpoint) {
        String query = base.getRawQuery() == null
                ? ""
                : (endpoint.contains("?") ? "&" : "?") + base.getRawQuery();
        return URI.create(origin() + path + endpoint + query);
    }

    private String origin() {
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        return "%s://%s%s".formatted(base.getScheme(), base.getHost(), port);
    }

    /// The address for people: without user, query and whatever else may hold a secret.
    String address() {
        return base.getHost() == null ? Excerpt.of(base.toString(), key) : Excerpt.of(origin() + path, key);
    }

    /// How a sentence names the server: the host, with its port where there is one.
    String name() {
        return base.getPort() < 0 ? host() : host() + ":" + base.getPort();
    }

    String host() {
        return base.getHost() == null ? "" : base.getHost().toLowerCase(Locale.ROOT);
    }

    boolean hasKey() {
        return key != null;
    }

    /// The headers of every request, that with the key among them.
    Map<String, String> headers() {
        return protocol.headers(key);
    }

    /// A server's own words, fit to be shown: one line, short, without the key.
    String excerpt(String words) {
        return Excerpt.of(words, key);
    }

    /// @throws ModelException if no request can be sent there, or the key must not
    void check() throws ModelException {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (host().isEmpty() || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new ModelException(Kind.UNREACHABLE,
                    "The base URL \"%s\" is no web address: enter one such as https://api.openai.com/v1."
                            .formatted(address()));
        }
        if (key == null) {
            return;
        }
        // Checked here because the JDK's own message for a bad header value quotes it.
        if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new ModelException(Kind.UNAUTHORIZED,
                    "The key for %s holds a blank, a line break or another character no key has: paste it again."
                            .formatted(name()));
        }
        if (scheme.equals("http") && !isLoopback(host())) {
            throw new ModelException(Kind.UNAUTHORIZED,
                    "The key was not sent, because http://%s would carry it readable across the network: use https, or remove the key."
                            .formatted(name()));
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false; // a name: asking the resolver would tell us, but not what it says next time
        }
    }
}
