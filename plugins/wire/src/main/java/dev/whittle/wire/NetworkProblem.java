package dev.whittle.wire;

import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Says in words what went wrong below HTTP.
final class NetworkProblem {
    private NetworkProblem() {}

    static RequestFailed beforeTheReply(Server server, Duration connectLimit, Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> failed(Kind.UNREACHABLE, cause, false,
                    "%s did not accept a connection within %s: check the base URL, the network and the firewall."
                            .formatted(server.address(), seconds(connectLimit)));
            case Throwable _ when has(cause, UnresolvedAddressException.class)
                    || has(cause, UnknownHostException.class) ->
                failed(Kind.UNREACHABLE, cause, false,
                        "The host %s is unknown: check the base URL and the internet connection."
                                .formatted(server.host()));
            case Throwable _ when has(cause, NoRouteToHostException.class) -> failed(Kind.UNREACHABLE, cause, false,
                    "There is no way to %s: check the base URL and the network.".formatted(server.address()));
            case ConnectException _ -> failed(Kind.UNREACHABLE, cause, true,
                    "The connection was refused: is the server running at %s?".formatted(server.address()));
            case SSLException _ -> failed(Kind.UNREACHABLE, cause, false,
                    "No secure connection to %s could be made (%s): check that the base URL is right and its certificate valid."
                            .formatted(server.name(), server.excerpt(words(cause))));
            case ProtocolException _ -> failed(Kind.MALFORMED, cause, false,
                    "What answers at %s is no web server: check the base URL.".formatted(server.address()));
            case Throwable _ when words(cause).contains("invalid status line")
                    || words(cause).contains("invalid header") ->
                failed(Kind.MALFORMED, cause, false,
                        "What answers at %s is no web server: check the base URL.".formatted(server.address()));
            default -> failed(Kind.SERVER_ERROR, cause, true,
                    "%s closed the connection without an answer: look at the server's log, or try again."
                            .formatted(server.address()));
        };
    }

    static ModelException silentFromTheStart(Server server, Duration limit) {
        return new ModelException(Kind.TIMEOUT,
                "%s sent no answer within %s: try again, shorten the prompt, or allow more time for the first token."
                        .formatted(server.name(), seconds(limit)));
    }

    /// A limit for people: `10 s`, `0.15 s`, `2 min`, `1 h 5 min`.
    static String seconds(Duration limit) {
        if (limit.compareTo(Duration.ofMinutes(2)) < 0) {
            String text = String.format(Locale.ROOT, "%.2f", limit.toMillis() / 1000.0);
            return text.replaceFirst("\\.?0+$", "") + " s";
        }
        Duration rounded = limit.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
        String minutes = rounded.toMinutesPart() == 0 ? "" : " %d min".formatted(rounded.toMinutesPart());
        return rounded.toHours() == 0 ? minutes.strip() : "%d h%s".formatted(rounded.toHours(), minutes);
    }

    private static RequestFailed failed(Kind kind, Throwable cause, boolean mayHelpToRepeat, String message) {
        return new RequestFailed(new ModelException(kind, message, "", cause), mayHelpToRepeat, null);
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        return Stream.<@Nullable Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause).limit(10)
                .anyMatch(type::isInstance);
    }

    private static String words(Throwable cause) {
        return cause.getMessage() == null ? "" : cause.getMessage().toLowerCase(Locale.ROOT);
    }
}
