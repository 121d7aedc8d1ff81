package dev.whittle.app.work;

/// Work that can be called off. Cancelling twice, or after the end, does nothing.
public interface Cancellable {
    /// Nothing to call off.
    Cancellable NONE = () -> {};

    /// Interrupts the work; no outcome is delivered any more.
    void cancel();
}
