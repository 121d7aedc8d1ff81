package dev.whittle.optimizer.experiment.check;

/// One check of an answer. Immutable and thread-safe.
///
/// @param name what it is called in results: the name the person gave it, or its type
/// @param weight its share in the score of all checks; one of weight 0 is shown and decides
///     nothing
/// @param negated whether the answer must not be what the rule looks for
public record Check(String name, double weight, boolean negated, Rule rule) {
    /// @throws IllegalArgumentException if the weight is negative or no number
    public Check {
        if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("A weight is 0 or more, not %s.".formatted(weight));
        }
    }

    /// A check of weight 1.
    public Check(String name, Rule rule) {
        this(name, 1, false, rule);
    }

    /// Judges an answer. What cannot be judged stays so when negated.
    ///
    /// @throws InterruptedException if the thread was interrupted meanwhile
    public Verdict judge(Answer answer) throws InterruptedException {
        try {
            return switch (rule.judge(answer)) {
                case Verdict.Judged judged when negated -> new Verdict.Judged(1 - judged.score(), !judged.passed(),
                        judged.reason(), judged.costs());
                case Verdict verdict -> verdict;
            };
        } catch (CannotJudge e) {
            return Verdict.unjudged(String.valueOf(e.getMessage()));
        }
    }
}
