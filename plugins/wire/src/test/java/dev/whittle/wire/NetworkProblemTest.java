package dev.whittle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

final class NetworkProblemTest {
    @Test
    void networkFailuresAreToldApart() {
        Server ollama = ServerTest.server("http://localhost:11434/v1", null);
        ConnectException unknownHost = new ConnectException();
        unknownHost.initCause(new UnresolvedAddressException()); // as the JDK's client wraps it
        Duration limit = Duration.ofSeconds(10);

        assertThat(NetworkProblem.beforeTheReply(ollama, limit, new ConnectException("Connection refused")).problem())
                .hasMessage("The connection was refused: is the server running at http://localhost:11434/v1?");
        assertThat(NetworkProblem.beforeTheReply(ollama, limit, unknownHost).problem())
                .hasMessage("The host localhost is unknown: check the base URL and the internet connection.");
        assertThat(NetworkProblem.beforeTheReply(ollama, limit, new SSLHandshakeException("(certificate_unknown) PKIX"))
                .problem()).hasMessageContaining("certificate");
    }

    @Test
    void limitsAreWrittenForPeople() {
        assertThat(NetworkProblem.seconds(Duration.ofMillis(150))).isEqualTo("0.15 s");
        assertThat(NetworkProblem.seconds(Duration.ofSeconds(10))).isEqualTo("10 s");
        assertThat(NetworkProblem.seconds(Duration.ofSeconds(100))).isEqualTo("100 s");
        assertThat(NetworkProblem.seconds(Duration.ofSeconds(121))).isEqualTo("3 min");
        assertThat(NetworkProblem.seconds(Duration.ofSeconds(3601))).isEqualTo("1 h 1 min");
        assertThat(NetworkProblem.seconds(Duration.ofHours(2))).isEqualTo("2 h");
    }
}
