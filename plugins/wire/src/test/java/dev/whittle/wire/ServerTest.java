package dev.whittle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.model.Connection;
import dev.whittle.model.Connection.Timeouts;
import dev.whittle.model.ModelException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerTest {
    static Server server(String url, @Nullable String key) {
        return new Server(new Connection(URI.create(url), key, Timeouts.DEFAULT), new PlainProtocol());
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1,https://api.openai.com/v1/chat/completions",
        "https://api.openai.com/v1/,https://api.openai.com/v1/chat/completions",
        "http://[::1]:8080,http://[::1]:8080/chat/completions",
        "https://x.openai.azure.com/openai/v1?api-version=preview,"
                + "https://x.openai.azure.com/openai/v1/chat/completions?api-version=preview",
        "https://user:secret@proxy.example/a%20b,https://proxy.example/a%20b/chat/completions"})
    void theEndpointStandsBelowTheBase(String base, String endpoint) {
        assertThat(server(base, null).url("/chat/completions")).hasToString(endpoint);
    }

    @Test
    void theAddressForPeopleHoldsNoSecret() {
        assertThat(server("https://user:secret@proxy.example:8443/v1?key=hidden", null).address())
                .isEqualTo("https://proxy.example:8443/v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:11434/v1", "ftp://example.com", "https:///v1", "api.openai.com",
        "file:/etc/passwd"})
    void whatIsNoWebAddressIsRefused(String base) {
        assertThatThrownBy(() -> server(base, null).check()).isInstanceOf(ModelException.class)
                .hasMessageContaining("base URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "http://LOCALHOST:1", "http://127.0.0.1", "http://127.8.9.1",
        "http://[::1]:1",
        "http://x.localhost", "https://example.com", "https://192.168.1.2"})
    void theKeyMayGoThere(String base) throws Exception {
        server(base, "sk-0123456789").check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com", "http://192.168.1.2", "http://localhost.example.com",
        "http://[2001:db8::1]",
        "http://127.0.0.1.example.com", "http://0.0.0.0"})
    void theKeyMayNotGoThere(String base) {
        assertThatThrownBy(() -> server(base, "sk-0123456789").check()).isInstanceOf(ModelException.class)
                .hasMessageContaining("https").hasMessageNotContaining("sk-0123456789");
    }

    @Test
    void withoutAKeyPlainHttpIsFineAnywhere() throws Exception {
        server("http://192.168.1.2:11434/v1", null).check();
        server("http://192.168.1.2:11434/v1", "  ").check();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "the key sk-0123456789abcdef is bad|the key [key] is bad",
        "sk-0123456789abcdefsk-0123456789abcdef|[key]",
        "cut: sk-0123456789ab...|cut: [key]...",
        "end: 456789abcdef|end: [key]",
        "sk-0123 is short enough to be chance|sk-0123 is short enough to be chance",
        "nothing of it|nothing of it"})
    void whateverShowsOfTheKeyIsMasked(String words, String shown) {
        assertThat(server("https://example.com", "sk-0123456789abcdef").excerpt(words)).isEqualTo(shown);
    }

    @Test
    void aDummyKeyDoesNotGarbleWords() {
        assertThat(server("http://localhost:1234", "x").excerpt("max exceeded")).isEqualTo("max exceeded");
    }
}
