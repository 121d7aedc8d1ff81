package dev.whittle.app.savings;

import dev.whittle.app.Figures;
import dev.whittle.optimizer.savings.Baseline;
import dev.whittle.optimizer.savings.Batch;
import dev.whittle.optimizer.savings.PrefixCache;
import dev.whittle.optimizer.savings.Strategy;
import dev.whittle.optimizer.savings.Waterfall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What must be said beside the figures of a waterfall.
public final class SavingsNotes {
    private SavingsNotes() {}

    public static List<String> of(Baseline now, Waterfall waterfall) {
        List<String> notes = new ArrayList<>();
        waterfall.orderEffects().forEach(effect -> notes.add("Order matters: with %s before %s it would be %s a month."
                .formatted(effect.second().title().toLowerCase(Locale.ROOT),
                        effect.first().title().toLowerCase(Locale.ROOT), Figures.usd(effect.swapped()))));
        List<Strategy> used = waterfall.steps().stream().map(Waterfall.Step::strategy).toList();
        if (used.stream().anyMatch(PrefixCache.class::isInstance) && used.stream().anyMatch(Batch.class::isInstance)) {
            now.cacheInBatch().ifPresent(notes::add);
        }
        return notes;
    }
}
