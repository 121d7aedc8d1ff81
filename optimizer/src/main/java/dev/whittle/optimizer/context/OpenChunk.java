package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Candidates.Candidate;
import dev.whittle.optimizer.context.Ranking.Part;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.optimizer.text.Copies;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chunk and which of its parts are kept.
///
/// @param keys what parts say, null where nobody has asked yet
/// @param heads of each row of a table the head that tells what it means, -1 of all other parts; empty without tables
@SuppressWarnings("ArrayRecordComponent") // never compared
record OpenChunk(int index, Candidate candidate, BitSet kept, @Nullable String[] keys, int[] heads) {
    static OpenChunk of(int index, Candidate candidate) {
        List<Part> parts = candidate.scored().parts();
        return new OpenChunk(index, candidate, new BitSet(), new String[parts.size()],
                TableHead.of(candidate.scored().chunk().text(), parts));
    }

    int head(int at) {
        return heads.length == 0 ? -1 : heads[at];
    }

    /// A part, or if it is the head of a table the row below it that is worth most: a head alone says nothing.
    int told(int at) {
        int best = at;
        for (int row = at + 1; row < heads.length && heads[row] == at; row++) {
            best = best == at || part(row).worth() > part(best).worth() ? row : best;
        }
        return best;
    }

    void drop(int at) {
        kept.clear(at);
        int head = head(at);
        if (head >= 0 && kept.stream().noneMatch(row -> heads[row] == head)) {
            kept.clear(head);
        }
    }

    /// What is kept and the heads of kept rows.
    BitSet shown() {
        BitSet shown = (BitSet) kept.clone();
        kept.stream().map(this::head).filter(head -> head >= 0).forEach(shown::set);
        return shown;
    }

    Scored scored() {
        return candidate.scored();
    }

    String key(int at) {
        String key = keys[at];
        if (key == null) {
            key = Copies.key(part(at).in(scored().chunk()));
            keys[at] = key;
        }
        return key;
    }

    Part part(int at) {
        return scored().parts().get(at);
    }

    double worth() {
        return candidate.worth(kept.stream().mapToDouble(at -> part(at).worth()).sum());
    }
}
