package dev.whittle.model;

/// How likely a model found the tokens of its own answer.
///
/// @param tokens how many tokens of the answer have a log probability; at least 1
/// @param meanLogprob the mean of their natural logarithms, at most 0
public record Confidence(long tokens, double meanLogprob) {
    /// @throws IllegalArgumentException if there is no token
    public Confidence {
        if (tokens < 1) {
            throw new IllegalArgumentException("There is no mean of no tokens.");
        }
    }

    /// `exp(-mean)`: 1 if every token was certain, 2 if each was as likely as one side of a coin.
    public double perplexity() {
        return Math.exp(-meanLogprob);
    }
}
