package dev.whittle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final List<Duration> slept = new ArrayList<>();

    private Backoff backoff(double random) {
        return new Backoff(slept::add, InstantSource.fixed(NOW), () -> random);
    }

    private static RequestFailed failed(boolean mayHelp, @Nullable Duration asked) {
        return new RequestFailed(new ModelException(Kind.SERVER_ERROR, "It failed: try again."), mayHelp, asked);
    }

    private void fail(Backoff backoff, RequestFailed failure) {
        assertThatThrownBy(() -> backoff.run(() -> {
            throw failure;
        }, (_, _) -> {})).isSameAs(failure.problem());
    }

    @ParameterizedTest // RFC 9110, section 10.2.3: seconds or an HTTP date; retry-after-ms: OpenAI and Azure
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "Retry-After|2|2000", "Retry-After|0|0", "Retry-After|1.5|1500",
        "Retry-After|Sat, 21 Nov 2026 12:00:20 GMT|20000", "Retry-After|Sat, 21 Nov 2026 11:00:00 GMT|0",
        "Retry-After|soon|-", "Retry-After|-3|0", "retry-after-ms|300|300", "X-Other|7|-"})
    void theServersWishIsRead(String header, String value, @Nullable Long millis) {
        HttpHeaders headers = HttpHeaders.of(Map.of(header, List.of(value)), (_, _) -> true);

        assertThat(backoff(0).asked(headers, "")).isEqualTo(millis == null ? null : Duration.ofMillis(millis));
    }

    @Test
    void theFinerWishCounts() {
        HttpHeaders headers = HttpHeaders.of(Map.of("Retry-After", List.of("1"), "retry-after-ms", List.of("250")),
                (_, _) -> true);

        assertThat(backoff(0).asked(headers, "")).isEqualTo(Duration.ofMillis(250));
    }

    @Test // google.rpc.RetryInfo: a duration in JSON is seconds with an "s" (protobuf JSON mapping)
    void theWishInTheBodyCountsWhereNoHeaderTells() {
        HttpHeaders silent = HttpHeaders.of(Map.of(), (_, _) -> true);
        HttpHeaders telling = HttpHeaders.of(Map.of("Retry-After", List.of("2")), (_, _) -> true);

        assertThat(backoff(0).asked(silent, "38s")).isEqualTo(Duration.ofSeconds(38));
        assertThat(backoff(0).asked(silent, "0.847655010s")).isEqualTo(Duration.ofMillis(848));
        assertThat(backoff(0).asked(silent, "soon")).isNull();
        assertThat(backoff(0).asked(telling, "38s")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void withoutAWishTheWaitsDoubleAndJitter() {
        fail(backoff(0), failed(true, null));
        fail(backoff(0.5), failed(true, null));
        fail(backoff(0.999), failed(true, null));

        assertThat(slept).containsExactly(Duration.ofMillis(375), Duration.ofMillis(750), Duration.ofMillis(500),
                Duration.ofMillis(1000), Duration.ofMillis(625), Duration.ofMillis(1250));
    }

    @Test
    void aWishOfHalfAMinuteIsHeardAndALongerOneEndsTheCall() {
        fail(backoff(0), failed(true, Duration.ofSeconds(30)));
        assertThat(slept).hasSize(2).containsOnly(Duration.ofSeconds(30));
        slept.clear();

        fail(backoff(0), failed(true, Duration.ofSeconds(31)));
        assertThat(slept).isEmpty();
    }

    @Test
    void whatCannotHelpIsNotRepeated() {
        fail(backoff(0), failed(false, Duration.ZERO));

        assertThat(slept).isEmpty();
    }

    @Test
    void anInterruptEndsTheWaiting() {
        Backoff interrupted = new Backoff(_ -> {
            throw new InterruptedException();
        }, InstantSource.fixed(NOW), () -> 0);

        assertThatThrownBy(() -> interrupted.run(() -> {
            throw failed(true, null);
        }, (_, _) -> {})).isInstanceOf(InterruptedException.class);
    }
}
