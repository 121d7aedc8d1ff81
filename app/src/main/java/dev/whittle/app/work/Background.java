package dev.whittle.app.work;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Runs jobs beside the window. Outcomes arrive on the window's thread, exactly one a job, none after
/// [Cancellable#cancel]. Tests hand in one that holds jobs until told.
public interface Background {
    /// Starts a job that mostly waits: a network call, a file, the workspace.
    <T> Cancellable start(Callable<T> job, Consumer<? super T> done, Consumer<? super Throwable> failed);

    /// Starts a job that burns the processor; at most as many run as there are processors.
    <T> Cancellable compute(Callable<T> job, Consumer<? super T> done, Consumer<? super Throwable> failed);

    /// Runs an action on the window's thread after a delay.
    Cancellable later(Duration delay, Runnable action);

    /// Runs an action on the window's thread as soon as it is free; may be called from any thread.
    void onWindow(Runnable action);
}
