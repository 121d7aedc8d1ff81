package dev.whittle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.model.Connection;
import dev.whittle.model.Connection.Pace;
import dev.whittle.model.Connection.Timeouts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class GateTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long now = 100 * SECOND;
    private final List<Long> waits = new ArrayList<>();

    // Waiting takes no time here: it moves the clock.
    private Gate gate(Pace pace) {
        return new Gate(pace, () -> now, (_, nanos) -> {
            waits.add(nanos / SECOND);
            now += nanos;
        });
    }

    @Test
    void noMoreRequestsBeginInAnyMinuteThanAllowed() throws InterruptedException {
        Gate gate = gate(new Pace(null, 3));
        List<Long> began = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            gate.enter().close();
            began.add(now / SECOND);
            now += 10 * SECOND;
        }

        // Three at 100, 110 and 120; the next when the first is 60 seconds old, and so on.
        assertThat(began).containsExactly(100L, 110L, 120L, 160L, 170L, 180L, 220L, 230L);
        assertThat(waits).containsExactly(30L, 30L);
    }

    @Test
    void aRequestWaitsUntilAnotherIsOver() throws InterruptedException {
        List<Gate.Turn> running = new ArrayList<>();
        Gate gate = new Gate(new Pace(2, null), () -> now, (_, _) -> {
            waits.add(now);
            running.removeFirst().close();
        });
        running.add(gate.enter());
        running.add(gate.enter());
        assertThat(waits).isEmpty();
        running.add(gate.enter());

        assertThat(waits).hasSize(1);
        running.getFirst().close();
        running.getFirst().close();
        gate.enter();
        assertThat(waits).as("a turn that is over twice is over once").hasSize(1);
    }

    @Test
    void withoutALimitNobodyWaits() throws InterruptedException {
        Gate gate = gate(Pace.FREE);
        for (int i = 0; i < 1_000; i++) {
            gate.enter();
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void clientsOfOneServerShareAGate() {
        URI server = URI.create("http://localhost:1/v1");
        Pace pace = new Pace(1, 60);
        assertThat(Gate.of(new Connection(server, "a", Timeouts.DEFAULT, pace)))
                .isSameAs(Gate.of(new Connection(server, "b", Timeouts.DEFAULT, pace)))
                .isNotSameAs(Gate.of(new Connection(URI.create("http://localhost:2/v1"), "a", Timeouts.DEFAULT, pace)));
    }

    @Test
    void aLimitBelowOneIsRefused() {
        assertThatThrownBy(() -> new Pace(0, null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }
}
