package dev.whittle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.wire.EventReader.Event;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Event streams by the examples and rules of WHATWG HTML, section 9.2.6 "Interpreting an event
/// stream".
final class EventReaderTest {
    record Example(String stream, List<Event> events) {}

    private static Event event(String data) {
        return new Event("message", data, true);
    }

    static List<Example> examples() {
        return List.of(
                new Example("data: YHOO\ndata: +2\ndata: 10\n\n", List.of(event("YHOO\n+2\n10"))),
                new Example(
                        ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
                        List.of(event("first event"), event("second event"), event(" third event"))),
                // The standard's third example; its last block has no blank line, and we mark it instead of dropping it.
                new Example("data\n\ndata\ndata\n\ndata:",
                        List.of(event(""), event("\n"), new Event("message", "", false))),
                new Example("data:test\n\ndata: test\n\n", List.of(event("test"), event("test"))),
                new Example("event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\nevent: alone\n\ndata: x\n\n",
                        List.of(new Event("add", "73857293", true), new Event("remove", "2153", true), event("x"))),
                new Example("data: a\r\n\r\ndata: b\r\rdata: c\n\ndata: d\r\n\n",
                        List.of(event("a"), event("b"), event("c"), event("d"))),
                new Example("event: x\r\ndata: a\r\ndata: b\r\n\r\n", List.of(new Event("x", "a\nb", true))),
                new Example("\uFEFFdata: with mark\n\n", List.of(event("with mark"))),
                new Example("\n\n\r\n: only\n: comments\n\n", List.of()),
                new Example("data: Grüße, 世界 👋🏽\n\n", List.of(event("Grüße, 世界 👋🏽"))),
                new Example("data: a: b:c\n\n", List.of(event("a: b:c"))),
                new Example("data: \u2028x\u0085y\n\n", List.of(event("\u2028x\u0085y"))),
                new Example("data: cut off", List.of(new Event("message", "cut off", false))),
                new Example("error: {\"message\":\"x\"}\n\n", List.of(new Event("error", "{\"message\":\"x\"}", true))),
                new Example("", List.of()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eventsAreTheSameWhereverTheBytesAreSplit(Example example) throws Exception {
        byte[] bytes = example.stream().getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at <= bytes.length; at++) {
            assertThat(events(List.of(ByteBuffer.wrap(bytes, 0, at), ByteBuffer.wrap(bytes, at, bytes.length - at))))
                    .as("split at %d", at).isEqualTo(example.events());
        }
        List<ByteBuffer> single = new ArrayList<>();
        for (int at = 0; at < bytes.length; at++) {
            single.add(ByteBuffer.wrap(bytes, at, 1));
        }
        assertThat(events(single)).as("byte by byte").isEqualTo(example.events());
    }

    @Test // the event is there as soon as its bytes are: a reader that waits for the line feed would time out
    void aCarriageReturnEndsALineAtOnce() throws Exception {
        BodyStream body = body();
        body.onNext(List.of(ByteBuffer.wrap("data: now\r\r".getBytes(StandardCharsets.UTF_8))));

        assertThat(new EventReader(reply(body)).next()).isEqualTo(event("now"));
    }

    @Test
    void bytesThatAreNoUtf8AreReplaced() throws Exception {
        byte[] bytes = {'d', 'a', 't', 'a', ':', 'a', (byte) 0xFF, (byte) 0xC3, 'b', '\n', '\n'};

        assertThat(events(List.of(ByteBuffer.wrap(bytes)))).containsExactly(event("a\uFFFD\uFFFDb"));
    }

    @Test
    void aLineOfTenMegabytesIsReadAndALongerOneRefused() throws Exception {
        String most = "data:" + "x".repeat(EventReader.LONGEST_LINE - 5);

        assertThat(events(List.of(ByteBuffer.wrap((most + "\n\n").getBytes(StandardCharsets.UTF_8))))).hasSize(1);
        assertThatThrownBy(() -> events(List.of(ByteBuffer.wrap((most + "x\n\n").getBytes(StandardCharsets.UTF_8)))))
                .isInstanceOf(RawReply.Unacceptable.class);
    }

    @Test
    void theFirstLineThatIsNoEventStreamIsKept() throws Exception {
        BodyStream body = body();
        body.onNext(List.of(ByteBuffer.wrap("upstream gone\nreally\n".getBytes(StandardCharsets.UTF_8))));
        body.onComplete();
        EventReader reader = new EventReader(reply(body));

        assertThat(reader.next()).isNull();
        assertThat(reader.stranger()).isEqualTo("upstream gone");
    }

    private static BodyStream body() {
        return new BodyStream(System.nanoTime() + Duration.ofSeconds(20).toNanos(), Duration.ofSeconds(20));
    }

    private static RawReply reply(BodyStream body) {
        return new RawReply(200, HttpHeaders.of(Map.of(), (_, _) -> true), body, () -> {});
    }

    private static List<Event> events(List<ByteBuffer> pieces) throws IOException {
        BodyStream body = body();
        pieces.forEach(piece -> body.onNext(List.of(piece)));
        body.onComplete();
        EventReader reader = new EventReader(reply(body));
        List<Event> events = new ArrayList<>();
        for (Event event = reader.next(); event != null; event = reader.next()) {
            events.add(event);
        }
        return events;
    }
}
