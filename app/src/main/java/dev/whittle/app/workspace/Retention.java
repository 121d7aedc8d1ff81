package dev.whittle.app.workspace;

import java.util.ArrayList;
import java.util.List;

/// Which revisions to forget. The newest ten stay as they are; older ones thin out with age, so that there
/// is one a few seconds back, one some minutes, one some hours, one some days, and the very first.
final class Retention {
    static final int MOST = 50;
    static final long MOST_CHARS = 64_000_000;
    private static final int RECENT = 10;

    private Retention() {}

    /// @param newestFirst every revision there is, the one just saved first
    /// @return those to delete
    static List<DraftRevision> excess(List<DraftRevision> newestFirst) {
        List<DraftRevision> kept = new ArrayList<>(newestFirst);
        List<DraftRevision> excess = new ArrayList<>();
        long chars = kept.stream().mapToLong(DraftRevision::chars).sum();
        while (kept.size() > MOST || (chars > MOST_CHARS && kept.size() > 1)) {
            DraftRevision dropped = kept.remove(dullest(kept));
            chars -= dropped.chars();
            excess.add(dropped);
        }
        return excess;
    }

    /// The revision whose neighbours are closest for its age: without it, the gap is hardly noticed.
    private static int dullest(List<DraftRevision> kept) {
        int dullest = kept.size() - 1;
        double narrowest = Double.MAX_VALUE;
        for (int i = RECENT; i < kept.size() - 1; i++) {
            double gap = millis(kept.get(i - 1)) - millis(kept.get(i + 1));
            double age = Math.max(1, millis(kept.getFirst()) - millis(kept.get(i)));
            if (gap / age < narrowest) {
                narrowest = gap / age;
                dullest = i;
            }
        }
        return dullest;
    }

    private static long millis(DraftRevision revision) {
        return revision.savedAt().toEpochMilli();
    }
}
