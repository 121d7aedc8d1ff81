package dev.whittle.app.tokenizer;

import dev.whittle.app.Figures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a provider's own counts teach about an estimate: by how much it is off, all texts together.
///
/// @param factor counted over estimated
/// @param counts how many counts it comes from
/// @param host who counted last
public record Recalibration(double factor, int counts, String host) {
    private static final int NEWEST = 50;
    private static final long FEWEST_TOKENS = 200;
    private static final double MOST = 3;

    /// @param asked of one family, the oldest first
    /// @return empty if there is too little text to learn from, or what was counted cannot be the same text
    static Optional<Recalibration> of(List<AskedCount> asked) {
        List<AskedCount> newest = asked.subList(Math.max(0, asked.size() - NEWEST), asked.size());
        long estimated = newest.stream().mapToLong(AskedCount::estimated).sum();
        if (estimated < FEWEST_TOKENS) {
            return Optional.empty();
        }
        double factor = (double) newest.stream().mapToLong(AskedCount::counted).sum() / estimated;
        return factor <= MOST && factor >= 1 / MOST
                ? Optional.of(new Recalibration(factor, newest.size(), newest.getLast().host()))
                : Optional.empty();
    }

    /// Such as `follows 3 counts of api.anthropic.com (+4.2 %)`.
    public String text() {
        return "follows %s of %s (%s)".formatted(Figures.counted(counts, "count"), host,
                String.format(Locale.ROOT, "%+.1f %%", 100 * (factor - 1)));
    }
}
