package dev.whittle.optimizer.experiment.check;

/// What a check looks at. Immutable and thread-safe.
@FunctionalInterface
public interface Rule {
    /// Looks at an answer.
    ///
    /// @return the verdict before a negation; its reason states what was found, so that it reads
    ///     well either way
    /// @throws InterruptedException if the thread was interrupted while a model or an embedder
    ///     was asked, or while a pattern was searched
    Verdict judge(Answer answer) throws InterruptedException;

    /// How often it asks the judging model about one answer, at most.
    default int judgeCalls() {
        return 0;
    }
}
