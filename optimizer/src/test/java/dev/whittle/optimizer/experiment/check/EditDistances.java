package dev.whittle.optimizer.experiment.check;

/// Opens the edit distance to the benchmark, which lives elsewhere.
public final class EditDistances {
    private EditDistances() {}

    /// Whittle's own.
    public static int ours(String left, String right) {
        return Levenshtein.distance(left, right);
    }
}
