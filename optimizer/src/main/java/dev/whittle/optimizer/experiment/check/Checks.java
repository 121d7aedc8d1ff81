package dev.whittle.optimizer.experiment.check;

import dev.whittle.catalog.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The checks of a case. Immutable and thread-safe.
///
/// @param threshold the weighted score from which on the answer passes, 0 to 1, whatever single
///     checks say; null if every check of weight above 0 must pass
public record Checks(List<Check> checks, @Nullable Double threshold) implements Rule {
    /// @throws IllegalArgumentException if the threshold is not between 0 and 1, or if no check
    ///     has a weight
    public Checks {
        checks = List.copyOf(checks);
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("A threshold is between 0 and 1, not %s.".formatted(threshold));
        }
        if (checks.stream().noneMatch(check -> check.weight() > 0)) {
            throw new IllegalArgumentException("At least one check with a weight above 0 is needed.");
        }
    }

    /// What came of every check, and of all together.
    ///
    /// @param verdicts one a check, in order
    /// @param whole the weighted score of the checks that could be judged, and whether the answer
    ///     passed; unjudged if the others might have turned it
    public record Result(List<Verdict> verdicts, Verdict whole) {
        public Result {
            verdicts = List.copyOf(verdicts);
        }
    }

    /// Judges an answer by every check, in order; a failed one ends nothing.
    ///
    /// @throws InterruptedException if the thread was interrupted meanwhile
    public Result all(Answer answer) throws InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        for (Check check : checks) {
            verdicts.add(check.judge(answer));
        }
        return new Result(verdicts, whole(verdicts));
    }

    /// The verdict of all checks together.
    @Override
    public Verdict judge(Answer answer) throws InterruptedException {
        return all(answer).whole();
    }

    @Override
    public int judgeCalls() {
        return checks.stream().mapToInt(check -> check.rule().judgeCalls()).sum();
    }

    private Verdict whole(List<Verdict> verdicts) {
        double sum = 0;
        double judged = 0;
        double open = 0;
        @Nullable
        String failed = null;
        @Nullable
        String unjudged = null;
        List<Cost> costs = new ArrayList<>();
        for (int at = 0; at < verdicts.size(); at++) {
            Verdict verdict = verdicts.get(at);
            Check check = checks.get(at);
            costs.addAll(verdict.costs());
            if (check.weight() == 0) {
                continue;
            }
            String said = check.name() + ": " + verdict.reason();
            switch (verdict) {
                case Verdict.Judged(double score, boolean passed, String _, List<Cost> _) -> {
                    sum += score * check.weight();
                    judged += check.weight();
                    failed = passed || failed != null ? failed : said;
                }
                case Verdict.Unjudged _ -> {
                    open += check.weight();
                    unjudged = unjudged == null ? said : unjudged;
                }
            }
        }
        if (judged == 0) {
            return new Verdict.Unjudged(String.valueOf(unjudged), costs);
        }
        double score = Math.clamp(sum / judged, 0.0, 1.0);
        return threshold == null
                ? everyOne(score, failed, unjudged, costs)
                : enough(threshold, score, sum / (judged + open), (sum + open) / (judged + open), unjudged, costs);
    }

    private static Verdict everyOne(
            double score, @Nullable String failed, @Nullable String unjudged, List<Cost> costs) {
        if (failed != null) {
            return new Verdict.Judged(score, false, failed, costs);
        }
        return unjudged == null
                ? new Verdict.Judged(score, true, "Every check passed.", costs)
                : new Verdict.Unjudged(unjudged, costs);
    }

    // What could not be judged may be worth 0 or 1: only if both ends agree is there a verdict.
    private static Verdict enough(
            double threshold, double score, double least, double most, @Nullable String unjudged, List<Cost> costs) {
        // Sums of decimal weights miss a threshold they meet by a few units in the last place.
        double needed = threshold - 1e-12;
        if (unjudged != null && least < needed && most >= needed) {
            return new Verdict.Unjudged(unjudged, costs);
        }
        boolean passed = least >= needed;
        return new Verdict.Judged(score, passed, String.format(Locale.ROOT, "The score of all checks is %.2f, %s %s.",
                score, passed ? "not below" : "below", threshold), costs);
    }
}
