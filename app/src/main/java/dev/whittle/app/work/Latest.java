package dev.whittle.app.work;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A job that only matters for the newest input, such as counting what is being typed. While one runs,
/// newer inputs replace each other; a result is delivered only if its input is still the newest.
///
/// Owned by the window's thread.
public final class Latest<I, R> {
    /// What is done for an input, in the background; never runs twice at once.
    public interface Job<I, R> {
        R run(I input) throws Exception;
    }

    private final Background background;
    private final Job<I, R> job;
    private final Consumer<? super R> done;
    private final Consumer<? super Throwable> failed;
    private boolean running;
    private @Nullable I waiting;

    public Latest(
            Background background, Job<I, R> job, Consumer<? super R> done, Consumer<? super Throwable> failed) {
        this.background = background;
        this.job = job;
        this.done = done;
        this.failed = failed;
    }

    /// Asks for the result of an input; a result of an older one will not be delivered any more.
    public void submit(I input) {
        waiting = input;
        if (!running) {
            next();
        }
    }

    private void next() {
        I input = waiting;
        waiting = null;
        if (input == null) {
            return;
        }
        running = true;
        Callable<R> call = () -> job.run(input);
        background.compute(call, result -> ended(() -> done.accept(result)),
                cause -> ended(() -> failed.accept(cause)));
    }

    private void ended(Runnable deliver) {
        running = false;
        if (waiting == null) {
            deliver.run();
        } else {
            next();
        }
    }
}
