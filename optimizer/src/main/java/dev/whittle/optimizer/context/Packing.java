package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.TokenCount;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A context packed into a budget.
///
/// @param kept the chunks, whole or in part, in the order they are packed
/// @param dropped the others, best first
/// @param tokens tokens of [#text], counted as a whole
/// @param budget the tokens that were allowed
public record Packing(List<Kept> kept, List<Dropped> dropped, TokenCount tokens, long budget) {
    // Shares that add up to 1 miss it by as much.
    private static final double ROUNDING = 1e-9;

    public Packing {
        kept = List.copyOf(kept);
        dropped = List.copyOf(dropped);
    }

    /// Why a chunk was dropped.
    public enum Why {
        /// It says the same as a better chunk, or nearly.
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
    /// @param text what was kept of its text
    /// @param tokens its tokens with title and separator
    /// @param worth how likely the answer stands in what was kept, copies of it that were folded counted in
    /// @param reason one sentence for the person
    public record Kept(Scored scored, String text, long tokens, double worth, String reason) {
        /// The text with its title on a line of its own above it, unless the text itself names the title
        /// (whole chunks: begins with it).
        String block() {
            String title = scored.chunk().title().strip();
            boolean whole = text.length() == scored.chunk().text().length();
            boolean named = whole ? text.startsWith(title) : text.contains(bare(title));
            return title.isEmpty() || named ? text : title + "\n" + text;
        }
    }

    /// A chunk that was left out.
    ///
    /// @param tokens its tokens with title and separator
    /// @param reason one sentence for the person
    /// @param copyOf the better chunk that says the same, if that is why; else null
    public record Dropped(Scored scored, long tokens, Why why, String reason, @Nullable Chunk copyOf) {
        Dropped(Scored scored, long tokens, Why why, String reason) {
            this(scored, tokens, why, reason, null);
        }
    }

    /// How likely the answer stands in the packed text, 0 to 1, as the ranking estimates it; how often such estimates
    /// are right stands in `app/docs/benchmarks.md`. Without a question: the share of what tells most.
    public double coverage() {
        double worth = kept.stream().mapToDouble(Kept::worth).sum();
        return worth > 1 - ROUNDING ? 1 : worth;
    }

    /// The packed context: each chunk's title on a line of its own above its text, chunks parted by a
    /// blank line. Empty if nothing was kept.
    public String text() {
        return text(kept);
    }

    static String text(List<Kept> kept) {
        return kept.stream().map(Kept::block).collect(Collectors.joining(Candidates.SEPARATOR));
    }

    /// A title without the brackets that tell it from its namesakes.
    static String bare(String title) {
        int bracket = title.indexOf(" (");
        return bracket > 0 ? title.substring(0, bracket) : title;
    }
}
