package dev.whittle.optimizer.experiment.check;

import java.util.List;
import java.util.Locale;

/// How much the answer overlaps with a reference, or with the best of several.
///
/// @param name what the measure is called in a sentence
record Resembles(String name, Measure measure, List<Template> references, double threshold) implements Rule {
    // Words times words, which takes about a second.
    private static final long MOST_WORK = 20_000_000_000L;

    /// From 0, nothing in common, to 1.
    @FunctionalInterface
    interface Measure {
        double of(String answer, String reference);
    }

    Resembles {
        references = List.copyOf(references);
    }

    @Override
    public Verdict judge(Answer answer) {
        double best = 0;
        for (Template reference : references) {
            String wanted = reference.in(answer);
            if ((long) wanted.length() * answer.text().length() > MOST_WORK) {
                throw new CannotJudge("The answer and the reference are too long to be compared.");
            }
            best = Math.max(best, measure.of(answer.text(), wanted));
        }
        return Verdict.of(best, threshold,
                String.format(Locale.ROOT, "%s with the reference is %.3f; the check asks for %s.",
                        name, best, threshold));
    }
}
