package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.tokenizer.TokenCount;
import java.util.List;

/// A context packed into a budget.
///
/// @param kept the chunks in the order they are packed
/// @param dropped the others, best first
/// @param tokens tokens of [#text], counted as a whole
/// @param budget the tokens that were allowed
public record Packing(List<Kept> kept, List<Dropped> dropped, TokenCount tokens, long budget) {
    public Packing {
        kept = List.copyOf(kept);
        dropped = List.copyOf(dropped);
    }

    /// Why a chunk was dropped.
    public enum Why {
        /// It says the same as a better chunk.
        DUPLICATE,
        /// No word of the question occurs in it.
        NO_MATCH,
        /// It alone is larger than the budget.
        TOO_LARGE,
        /// Others are worth more for the tokens there are.
        OVER_BUDGET
    }

    /// A chunk that was packed.
    ///
    /// @param tokens its tokens with title and separator
    /// @param reason one sentence for the person
    public record Kept(Scored scored, long tokens, String reason) {}

    /// A chunk that was left out.
    ///
    /// @param tokens its tokens with title and separator
    /// @param reason one sentence for the person
    public record Dropped(Scored scored, long tokens, Why why, String reason) {}

    /// The packed context: each chunk's title on a line of its own above its text, chunks parted by a
    /// blank line. Empty if nothing was kept.
    public String text() {
        return Packer.text(kept.stream().map(Kept::scored).toList());
    }
}
