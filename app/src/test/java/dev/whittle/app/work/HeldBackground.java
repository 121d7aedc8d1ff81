package dev.whittle.app.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// A [Background] cranked by hand: jobs and delayed actions wait until a test says so, then run on the
/// test's own thread, in the order they were asked for.
public final class HeldBackground implements Background {
    private static final class Held implements Cancellable {
        private final Runnable work;
        private boolean cancelled;

        Held(Runnable work) {
            this.work = work;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    private final List<Held> jobs = new ArrayList<>();
    private final List<Held> delayed = new ArrayList<>();

    @Override
    public <T> Cancellable start(Callable<T> job, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        Held[] self = new Held[1];
        Held held = new Held(() -> {
            T result;
            try {
                result = job.call();
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) {
                if (!self[0].cancelled) {
                    failed.accept(e);
                }
                return;
            }
            // A job that was called off while it ran brings no outcome, as with the real threads.
            if (!self[0].cancelled) {
                done.accept(result);
            }
        });
        self[0] = held;
        jobs.add(held);
        return held;
    }

    @Override
    public <T> Cancellable compute(Callable<T> job, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        return start(job, done, failed);
    }

    @Override
    public Cancellable later(Duration delay, Runnable action) {
        Held held = new Held(action);
        delayed.add(held);
        return held;
    }

    @Override
    public void onWindow(Runnable action) {
        action.run();
    }

    /// How many jobs wait.
    public int waiting() {
        jobs.removeIf(job -> job.cancelled);
        return jobs.size();
    }

    /// Runs the job that waits longest.
    public void runNext() {
        run(jobs.removeFirst());
    }

    /// Runs the job that was asked for last, before all others.
    public void runNewest() {
        run(jobs.removeLast());
    }

    /// Runs every job that waits, and those they ask for.
    public void runAll() {
        while (!jobs.isEmpty()) {
            runNext();
        }
    }

    /// Lets every delay pass that was asked for so far.
    public void elapse() {
        List<Held> due = List.copyOf(delayed);
        delayed.clear();
        due.forEach(HeldBackground::run);
    }

    private static void run(Held held) {
        if (!held.cancelled) {
            held.work.run();
        }
    }
}
