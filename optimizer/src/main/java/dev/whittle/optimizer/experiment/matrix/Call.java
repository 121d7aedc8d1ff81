package dev.whittle.optimizer.experiment.matrix;

import java.util.List;

/// One request to be sent, for one cell or for several that ask the same.
///
/// @param key its identity, see [ReplyStore]
/// @param cells the cells it answers, in order; never empty
public record Call(String key, List<Integer> cells) {
    public Call {
        cells = List.copyOf(cells);
    }

    int first() {
        return cells.getFirst();
    }
}
