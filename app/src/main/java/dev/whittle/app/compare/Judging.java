package dev.whittle.app.compare;

import dev.whittle.app.work.Background;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a person says about the answers once they are kept: a rating of each, votes between them.
final class Judging {
    private final Keepers keepers;
    private final Background background;
    private final BlindViewModel blind;
    private final Map<ColumnViewModel, RatingViewModel> ratings = new HashMap<>();
    private final Set<ColumnViewModel> asked = new HashSet<>();
    private @Nullable Results made;

    Judging(Keepers keepers, Background background, RandomGenerator random) {
        this.keepers = keepers;
        this.background = background;
        blind = new BlindViewModel(keepers.opinions(), background, random, keepers.failed());
    }

    BlindViewModel blind() {
        return blind;
    }

    RatingViewModel rating(ColumnViewModel column) {
        return ratings.computeIfAbsent(column,
                _ -> new RatingViewModel(keepers.opinions(), background, keepers.failed()));
    }

    /// A column is asked anew: its answer is no longer the one that was rated.
    void started(ColumnViewModel column) {
        rating(column).forget();
        asked.add(column);
    }

    /// All that ran have ended; the experiment is being saved.
    void made(Results results) {
        made = results;
        asked.clear();
    }

    /// An experiment is saved: its answers can be judged.
    void saved(UUID id) {
        Results newest = made;
        if (newest != null && newest.experiment().id().equals(id)) {
            for (int run = 0; run < newest.columns().size(); run++) {
                ColumnViewModel column = newest.columns().get(run);
                if (!asked.contains(column)) {
                    rating(column).follow(id, run);
                }
            }
            if (asked.isEmpty()) {
                blind.saved(newest.experiment());
            }
        }
    }

    /// Other columns stand in the place of those that were judged.
    void forget() {
        made = null;
        blind.running(0);
    }
}
