package dev.whittle.optimizer.experiment.check;

import org.jspecify.annotations.Nullable;

/// A pattern is found in the answer.
///
/// @param compiled the pattern if it is the same for every case
record Matches(Template value, @Nullable BoundedPattern compiled) implements Rule {
    static Matches of(Spec spec) {
        Template value = spec.text();
        try {
            return new Matches(value, value.fixed() ? BoundedPattern.of(value.text()) : null);
        } catch (IllegalArgumentException e) {
            throw spec.refused(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Verdict judge(Answer answer) throws InterruptedException {
        BoundedPattern pattern = compiled == null ? pattern(value.in(answer)) : compiled;
        boolean found = pattern.find(answer.text());
        return Verdict.of(found, "The pattern %s is %s in the answer.".formatted(
                Quote.of(pattern.pattern().pattern()), found ? "found" : "not found"));
    }

    private static BoundedPattern pattern(String text) {
        try {
            return BoundedPattern.of(text);
        } catch (IllegalArgumentException e) {
            throw new CannotJudge("The check %s.".formatted(e.getMessage()));
        }
    }
}
