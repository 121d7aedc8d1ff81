package dev.whittle.app.work;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The real [Background]: a virtual thread for each waiting job, a small pool for computing ones.
public final class Threads implements Background, AutoCloseable {
    private static final Duration LONGEST_END = Duration.ofSeconds(3);
    private final Executor window;
    private volatile boolean closed;
    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService computing = Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().daemon().name("whittle-compute-", 0).factory());
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("whittle-timer").factory());

    /// @param window runs actions on the window's thread, in order
    public Threads(Executor window) {
        this.window = window;
    }

    @Override
    public <T> Cancellable start(Callable<T> job, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        return submit(waiting, job, done, failed);
    }

    @Override
    public <T> Cancellable compute(Callable<T> job, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        return submit(computing, job, done, failed);
    }

    @Override
    public Cancellable later(Duration delay, Runnable action) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Future<?> timed = timer.schedule(
                () -> deliver(cancelled, action),
                delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            cancelled.set(true);
            timed.cancel(false);
        };
    }

    @Override
    public void onWindow(Runnable action) {
        window.execute(action);
    }

    /// Interrupts what runs, and waits up to 3 seconds for what computes: native code that loads a model while the process ends can
    /// bring it down.
    @Override
    public void close() {
        closed = true;
        waiting.shutdownNow();
        computing.shutdownNow();
        timer.shutdownNow();
        try {
            computing.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> Cancellable submit(
            ExecutorService executor, Callable<T> job, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Future<?> running = executor.submit(() -> {
            try {
                T result = job.call();
                deliver(cancelled, () -> done.accept(result));
            } catch (InterruptedException | CancellationException e) {
                // Cancelled: nobody waits for an outcome. Otherwise the program is closing.
                Thread.currentThread().interrupt();
            } catch (Throwable e) { // an Error too must reach the person: an OutOfMemoryError, a broken plugin
                deliver(cancelled, () -> failed.accept(e));
            }
        });
        return () -> {
            cancelled.set(true);
            running.cancel(true);
        };
    }

    private void deliver(AtomicBoolean cancelled, Runnable outcome) {
        window.execute(() -> {
            if (!cancelled.get() && !closed) {
                outcome.run();
            }
        });
    }
}
