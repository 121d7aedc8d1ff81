package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Packing.Dropped;
import dev.whittle.optimizer.context.Packing.Kept;
import dev.whittle.optimizer.context.Packing.Why;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.optimizer.text.Copies;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Chooses the chunks that are worth most for the tokens there are.
public final class Packer {
    private static final String SEPARATOR = "\n\n";

    private Packer() {}

    /// Packs the best set of whole chunks under a budget: copies and near copies are folded into the better
    /// ranked one, chunks that have nothing to do with the question are dropped, and of the others the set
    /// with the highest worth is kept (a knapsack, not a prefix of the ranking). Without a question, chunks
    /// are kept in the order they came for as long as they fit.
    ///
    /// The packed text is counted as a whole and never exceeds the budget; for an estimating
    /// tokenizer the upper end of the estimate counts.
    ///
    /// @param budgetTokens tokens the packed text may have
    /// @throws IllegalArgumentException if the budget is negative
    /// @throws InterruptedException if the thread was interrupted
    public static Packing pack(Ranking ranking, Tokenizer tokenizer, long budgetTokens, Order order)
            throws InterruptedException {
        if (budgetTokens < 0) {
            throw new IllegalArgumentException(
                    "A budget of %d tokens is not possible: give 0 or more.".formatted(budgetTokens));
        }
        List<Item> open = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>();
        sort(ranking, tokenizer, budgetTokens, open, dropped);
        Set<Item> chosen = new LinkedHashSet<>(Knapsack.best(open, budgetTokens));
        shrink(chosen, tokenizer, budgetTokens, order);
        grow(open, chosen, tokenizer, budgetTokens, order);
        boolean all = chosen.size() == open.size();
        List<Kept> kept = ordered(chosen, order).stream().map(item -> kept(item, ranking.asked(), all)).toList();
        open.stream().filter(item -> !chosen.contains(item)).forEach(item -> dropped.add(new Dropped(item.scored(),
                item.tokens(), Why.OVER_BUDGET, "The budget is spent on chunks worth more per token.")));
        dropped.sort(Comparator.comparingInt(one -> one.scored().rank()));
        TokenCount tokens = tokenizer.count(Packing.text(kept));
        return new Packing(kept, dropped, tokens, budgetTokens);
    }

    /// A chunk that may be packed.
    ///
    /// @param worth what packing it is worth, above 0
    /// @param tokens upper estimate of what it adds to the packed text, separator included
    record Item(Scored scored, double worth, long tokens) {}

    private static void sort(Ranking ranking, Tokenizer tokenizer, long budget, List<Item> open, List<Dropped> dropped)
            throws InterruptedException {
        NearCopies said = new NearCopies();
        for (Scored scored : ranking.scored()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Packing was stopped");
            }
            String block = whole(scored).block();
            long tokens = tokenizer.count(block + SEPARATOR).high();
            Scored twin = said.twin(scored);
            if (twin != null) {
                dropped.add(duplicate(scored, twin, tokens));
            } else if (ranking.asked() && scored.bm25() <= 0 && scored.embedding() == null) {
                dropped.add(new Dropped(scored, tokens, Why.NO_MATCH, "No word of the question occurs in it."));
            } else if (tokenizer.count(block).high() > budget) {
                dropped.add(new Dropped(scored, tokens, Why.TOO_LARGE,
                        "Its %,d tokens alone are more than the budget of %,d.".formatted(tokens, budget)));
            } else {
                open.add(new Item(scored, worth(ranking, scored), tokens));
            }
        }
    }

    // Where the answer stands, and what is needed to understand it.
    private static double worth(Ranking ranking, Scored scored) {
        return ranking.asked() ? scored.worth() + scored.score() : 1.0 / (1 + scored.position());
    }

    static Dropped duplicate(Scored scored, Scored twin, long tokens) {
        boolean same = Copies.key(scored.chunk().text()).equals(Copies.key(twin.chunk().text()));
        String other = twin.chunk().title().isBlank()
                ? "chunk " + twin.chunk().id()
                : "\"" + twin.chunk().title() + "\"";
        return new Dropped(scored, tokens, Why.DUPLICATE,
                same ? "Says the same as %s.".formatted(other) : "Says nearly the same as %s.".formatted(other));
    }

    private static void shrink(Set<Item> chosen, Tokenizer tokenizer, long budget, Order order) {
        while (!chosen.isEmpty() && tokens(chosen, tokenizer, order) > budget) {
            chosen.remove(chosen.stream().min(Comparator.comparingDouble(item -> item.worth() / item.tokens()))
                    .orElseThrow());
        }
    }

    // The knapsack counts chunks one by one and rounds up; joined they leave room for a few more.
    private static void grow(List<Item> open, Set<Item> chosen, Tokenizer tokenizer, long budget, Order order) {
        long used = tokens(chosen, tokenizer, order);
        for (Item item : open) {
            long margin = 4;
            if (!chosen.contains(item) && used + item.tokens() - margin <= budget) {
                chosen.add(item);
                long joined = tokens(chosen, tokenizer, order);
                if (joined > budget) {
                    chosen.remove(item);
                } else {
                    used = joined;
                }
            }
        }
    }

    private static long tokens(Set<Item> chosen, Tokenizer tokenizer, Order order) {
        return tokenizer.count(Packing.text(ordered(chosen, order).stream().map(item -> whole(item.scored())).toList()))
                .high();
    }

    private static List<Item> ordered(Set<Item> chosen, Order order) {
        List<Item> items = new ArrayList<>(chosen);
        order.sort(items, Item::scored);
        return items;
    }

    private static Kept kept(Item item, boolean asked, boolean all) {
        Scored scored = item.scored();
        String reason = asked
                ? "Rank %d, score %.2f: %s".formatted(scored.rank(), scored.score(),
                        all ? "everything that matches fits." : "worth its %,d tokens.".formatted(item.tokens()))
                : "There is no question to rank by, and it fits.";
        return new Kept(scored, scored.chunk().text(), item.tokens(), reason);
    }

    /// A chunk kept whole, before anything was counted.
    static Kept whole(Scored scored) {
        return new Kept(scored, scored.chunk().text(), 0, "");
    }
}
