package dev.whittle.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.Serial;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The bytes of a reply as they arrive. Reading waits no longer than the limits, ends at once
/// when the thread is interrupted, and closing it closes the connection unless the reply was read
/// to its end.
final class BodyStream extends InputStream implements BodySubscriber<BodyStream> {
    private sealed interface Arrival {
        record Bytes(List<ByteBuffer> buffers) implements Arrival {}

        record Failure(Throwable cause) implements Arrival {}

        record End() implements Arrival {}
    }

    /// Nothing came for longer than the limit.
    static final class Silence extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        private final boolean fromTheStart;

        Silence(boolean fromTheStart) {
            super("Silence");
            this.fromTheStart = fromTheStart;
        }

        boolean fromTheStart() {
            return fromTheStart;
        }
    }

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> unread = new ArrayDeque<>();
    private final long firstByteDeadline;
    private final Duration idle;
    private boolean begun;
    private boolean ended;
    private Flow.@Nullable Subscription subscription;
    private boolean closed;

    /// @param firstByteDeadline of the first byte, on the clock of `System.nanoTime`
    /// @param idle longest silence after it
    BodyStream(long firstByteDeadline, Duration idle) {
        this.firstByteDeadline = firstByteDeadline;
        this.idle = idle;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (unread.isEmpty()) {
            if (ended) {
                return -1;
            }
            receive(begun ? idle.toNanos() : firstByteDeadline - System.nanoTime());
        }
        ByteBuffer first = unread.element();
        int count = Math.min(length, first.remaining());
        first.get(target, offset, count);
        if (!first.hasRemaining()) {
            unread.remove();
        }
        return count;
    }

    private void receive(long nanos) throws IOException {
        Arrival arrival;
        try {
            arrival = arrivals.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            close();
            throw new InterruptedIOException();
        }
        switch (arrival) {
            case null -> {
                close();
                throw new Silence(!begun);
            }
            case Arrival.Bytes(var buffers) -> {
                for (ByteBuffer buffer : buffers) {
                    if (buffer.hasRemaining()) {
                        unread.add(buffer);
                        begun = true;
                    }
                }
                more();
            }
            case Arrival.Failure(var cause) -> {
                ended = true;
                throw new IOException(cause.getMessage(), cause);
            }
            case Arrival.End _ -> ended = true;
        }
    }

    /// Reads away what may still follow the part that matters, for a moment, so that the
    /// connection can serve the next request.
    void drain(Duration moment) throws InterruptedException {
        long deadline = System.nanoTime() + moment.toNanos();
        unread.clear();
        while (!ended) {
            switch (arrivals.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                case Arrival.Bytes _ -> more();
                case null -> {
                    return;
                }
                case Arrival.Failure _,Arrival.End _ -> ended = true;
            }
        }
    }

    private synchronized void more() {
        if (subscription != null && !closed) {
            subscription.request(1);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }

    @Override
    public CompletionStage<BodyStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrivals.add(new Arrival.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        arrivals.add(new Arrival.Failure(cause));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival.End());
    }
}
