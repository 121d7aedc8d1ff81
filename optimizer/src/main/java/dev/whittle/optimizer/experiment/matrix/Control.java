package dev.whittle.optimizer.experiment.matrix;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Pauses, resumes and cancels a run from any thread. Pausing lets calls in flight end; cancelling closes their
/// connections. Thread-safe.
public final class Control {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Thread> workers = new HashSet<>();
    private boolean paused;
    private boolean cancelled;

    /// Sends nothing more until [#resume].
    public void pause() {
        set(true);
    }

    /// Goes on after [#pause].
    public void resume() {
        set(false);
    }

    /// Ends the run as soon as possible; what was answered stays.
    public void cancel() {
        lock.lock();
        try {
            cancelled = true;
            changed.signalAll();
            workers.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    /// Whether the run was cancelled.
    public boolean cancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    /// Whether the run stands still.
    public boolean paused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    void enter() {
        lock.lock();
        try {
            workers.add(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            workers.remove(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    /// Waits while the run is paused; false if it is cancelled.
    boolean mayGoOn() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (paused && !cancelled) {
                changed.await();
            }
            return !cancelled;
        } finally {
            lock.unlock();
        }
    }

    private void set(boolean pause) {
        lock.lock();
        try {
            paused = pause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
