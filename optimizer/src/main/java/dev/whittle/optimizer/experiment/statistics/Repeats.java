package dev.whittle.optimizer.experiment.statistics;

import java.util.ArrayList;
import java.util.List;

/// Scores of cases that were run more than once. Repeats of a case resemble each other, so that
/// ten repeats of ten cases say less than a hundred cases: the case is the unit here, and its
/// mean stands for it.
///
/// @param cases for each case its scores, one a repeat; at least one each
public record Repeats(List<List<Double>> cases) {
    /// @throws IllegalArgumentException if a case has no score
    public Repeats {
        cases = cases.stream().map(List::copyOf).toList();
        if (cases.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("A case without a score is left out, not counted.");
        }
    }

    /// Cases that were run once.
    public static Repeats once(List<Double> scores) {
        return new Repeats(scores.stream().map(List::of).toList());
    }

    /// Per case, the mean score of one column less that of another.
    ///
    /// @throws IllegalArgumentException if the columns do not have the same cases
    public static Repeats difference(Repeats candidate, Repeats baseline) {
        if (candidate.cases.size() != baseline.cases.size()) {
            throw new IllegalArgumentException("%d and %d cases cannot be paired.".formatted(candidate.cases.size(),
                    baseline.cases.size()));
        }
        List<Double> differences = new ArrayList<>();
        for (int at = 0; at < candidate.cases.size(); at++) {
            differences.add(candidate.means().get(at) - baseline.means().get(at));
        }
        return once(differences);
    }

    /// The mean score of each case.
    public List<Double> means() {
        return cases.stream().map(Repeats::mean).toList();
    }

    /// The mean of the cases' means.
    ///
    /// @throws IllegalStateException if there is no case
    public double mean() {
        if (cases.isEmpty()) {
            throw new IllegalStateException("Of 0 cases there is no mean.");
        }
        return mean(means());
    }

    /// How much scores of one case scatter: the standard deviation within cases, pooled over
    /// those run at least twice; NaN if none was, since it is unknown then.
    public double within() {
        double squares = 0;
        int free = 0;
        for (List<Double> scores : cases) {
            double mean = mean(scores);
            squares += scores.stream().mapToDouble(score -> (score - mean) * (score - mean)).sum();
            free += scores.size() - 1;
        }
        return free == 0 ? Double.NaN : Math.sqrt(squares / free);
    }

    /// The standard error of the mean, by cases (a sandwich clustered by case: Miller 2024,
    /// "Adding error bars to evals", for equal numbers of repeats); NaN for fewer than two cases,
    /// since it is unknown then.
    public double standardError() {
        return Math.sqrt(variance(means()) / cases.size());
    }

    /// Bootstraps the mean of the cases' means.
    ///
    /// @param seed the same seed gives the same interval
    public Interval interval(double level, long seed) {
        return Bootstrap.ofMean(means(), level, seed);
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    // Unbiased; NaN for fewer than two values.
    static double variance(List<Double> values) {
        double mean = mean(values);
        return values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum()
                / (values.size() > 1 ? values.size() - 1 : Double.NaN);
    }
}
