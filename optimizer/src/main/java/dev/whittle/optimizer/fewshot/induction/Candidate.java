package dev.whittle.optimizer.fewshot.induction;

/// An instruction a model wrote.
///
/// @param number from 1
/// @param text what it wrote; empty if there is no whole answer
/// @param refused why it is not used, one sentence; empty if it is
public record Candidate(int number, String text, String refused) {
    /// Whether it can be tried.
    public boolean usable() {
        return refused.isEmpty();
    }
}
