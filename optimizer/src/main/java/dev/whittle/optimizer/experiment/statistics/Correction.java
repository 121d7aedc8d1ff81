package dev.whittle.optimizer.experiment.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Corrects p-values of several comparisons made at once, as R's `p.adjust` does.
public enum Correction {
    /// Holm (1979): the chance of even one false finding among all stays below the level. For a
    /// decision.
    HOLM,
    /// Benjamini and Hochberg (1995): the expected share of false findings among those found
    /// stays below the level, for independent or positively related tests. For a search.
    BENJAMINI_HOCHBERG;

    /// The adjusted p-values, in the order given; each is compared with the level itself.
    ///
    /// @throws IllegalArgumentException if a p-value is not between 0 and 1
    public List<Double> adjust(List<Double> pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("A p-value is between 0 and 1, not %s.".formatted(p));
            }
        }
        int n = pValues.size();
        int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparing(pValues::get))
                .mapToInt(Integer::intValue).toArray();
        double[] adjusted = new double[n];
        switch (this) {
            case HOLM -> {
                double most = 0;
                for (int rank = 0; rank < n; rank++) {
                    most = Math.max(most, Math.min(1, (n - rank) * pValues.get(order[rank])));
                    adjusted[order[rank]] = most;
                }
            }
            case BENJAMINI_HOCHBERG -> {
                double least = 1;
                for (int rank = n - 1; rank >= 0; rank--) {
                    least = Math.min(least, n * pValues.get(order[rank]) / (rank + 1));
                    adjusted[order[rank]] = least;
                }
            }
        }
        return Arrays.stream(adjusted).boxed().toList();
    }
}
