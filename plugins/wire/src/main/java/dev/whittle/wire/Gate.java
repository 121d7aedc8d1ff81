package dev.whittle.wire;

import dev.whittle.model.Connection;
import dev.whittle.model.Connection.Pace;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Lets requests to a server begin no faster than its pace allows; who comes too early waits. One for all clients
/// of a server, since each question may have a client of its own.
final class Gate {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final Map<Place, Gate> GATES = new ConcurrentHashMap<>();

    private final Pace pace;
    private final LongSupplier clock;
    private final Waiting waiting;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final Deque<Long> begun = new ArrayDeque<>();
    private int inFlight;

    private record Place(String scheme, String authority, Pace pace) {}

    /// One request that was let through, until it is over.
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /// Waits until something changed, at most so many nanoseconds.
    interface Waiting {
        void await(Condition changed, long nanos) throws InterruptedException;
    }

    Gate(Pace pace, LongSupplier clock, Waiting waiting) {
        this.pace = pace;
        this.clock = clock;
        this.waiting = waiting;
    }

    static Gate of(Connection connection) {
        URI base = connection.baseUrl();
        return GATES.computeIfAbsent(
                new Place(String.valueOf(base.getScheme()), String.valueOf(base.getRawAuthority()), connection.pace()),
                place -> new Gate(place.pace(), System::nanoTime, Condition::awaitNanos));
    }

    /// Waits for a turn.
    ///
    /// @throws InterruptedException if the thread was interrupted while it waited
    Turn enter() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long wait = untilFree();
            while (wait > 0) {
                waiting.await(changed, wait);
                wait = untilFree();
            }
            inFlight++;
            if (pace.aMinute() != null) {
                begun.add(clock.getAsLong());
            }
        } finally {
            lock.unlock();
        }
        boolean[] over = {false};
        return () -> {
            lock.lock();
            try {
                if (!over[0]) {
                    over[0] = true;
                    inFlight--;
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        };
    }

    // Nanoseconds until a request may begin, as far as is known now; 0 for at once.
    private long untilFree() {
        long now = clock.getAsLong();
        while (!begun.isEmpty() && now - begun.getFirst() >= MINUTE) {
            begun.removeFirst();
        }
        if (pace.atOnce() != null && inFlight >= pace.atOnce()) {
            return MINUTE;
        }
        return pace.aMinute() != null && begun.size() >= pace.aMinute() ? MINUTE - (now - begun.getFirst()) : 0;
    }
}
