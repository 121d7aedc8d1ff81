package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Candidates.Candidate;
import dev.whittle.optimizer.context.Packing.Dropped;
import dev.whittle.optimizer.context.Packing.Kept;
import dev.whittle.optimizer.context.Packing.Why;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Chooses the whole chunks that are worth most for the tokens there are.
public final class Packer {
    // Tokens that joining can save at most where two chunks meet.
    static final long MARGIN = 4;
    private static final int TRIES = 12;
    private final Tokenizer tokenizer;
    private final long budget;
    private final Order order;

    private Packer(Tokenizer tokenizer, long budget, Order order) {
        this.tokenizer = tokenizer;
        this.budget = budget;
        this.order = order;
    }

    /// Packs the best set of whole chunks under a budget, as [Granularity#CHUNK] does.
    ///
    /// @param budgetTokens tokens the packed text may have
    /// @throws IllegalArgumentException if the budget is negative
    /// @throws InterruptedException if the thread was interrupted
    public static Packing pack(Ranking ranking, Tokenizer tokenizer, long budgetTokens, Order order)
            throws InterruptedException {
        return Granularity.CHUNK.pack(ranking, tokenizer, budgetTokens, order);
    }

    static Packing pack(Candidates candidates, long budget, Order order) throws InterruptedException {
        return new Packer(candidates.tokenizer(), budget, order).pack(candidates);
    }

    /// A chunk that may be packed.
    ///
    /// @param tokens upper estimate of what it adds to the packed text
    /// @param worth what packing it is worth, above 0
    record Item(Candidate candidate, long tokens, double worth) {
        Scored scored() {
            return candidate.scored();
        }
    }

    private Packing pack(Candidates candidates) throws InterruptedException {
        Ranking ranking = candidates.ranking();
        List<Item> open = new ArrayList<>();
        List<Dropped> dropped = new ArrayList<>(candidates.folded());
        for (Candidate candidate : candidates.candidates()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Packing was stopped");
            }
            Scored scored = candidate.scored();
            long tokens = candidates.tokens(candidate);
            if (ranking.asked() && scored.bm25() <= 0 && scored.embedding() == null) {
                dropped.add(new Dropped(scored, tokens, Why.NO_MATCH,
                        "No word of the question occurs in it."));
            } else if (tokens > budget && alone(scored) > budget) {
                dropped.add(new Dropped(scored, tokens, Why.TOO_LARGE,
                        "Its %,d tokens alone are more than the budget of %,d.".formatted(tokens, budget)));
            } else {
                open.add(new Item(candidate, tokens, worth(ranking, candidate)));
            }
        }
        Set<Item> chosen = new LinkedHashSet<>(Knapsack.best(open, budget));
        shrink(chosen);
        grow(open, chosen);
        boolean all = chosen.size() == open.size();
        List<Kept> kept = ordered(chosen).stream().map(item -> kept(item, ranking.asked(), all)).toList();
        open.stream().filter(item -> !chosen.contains(item)).forEach(item -> dropped.add(new Dropped(item.scored(),
                item.tokens(), Why.OVER_BUDGET, "The budget is spent on chunks worth more per token.")));
        dropped.sort(Comparator.comparingInt(one -> one.scored().rank()));
        TokenCount tokens = tokenizer.count(Packing.text(kept));
        return new Packing(kept, dropped, tokens, budget);
    }

    // Where the answer stands, and what is needed to understand it.
    private static double worth(Ranking ranking, Candidate candidate) {
        Scored scored = candidate.scored();
        return ranking.asked()
                ? candidate.worth(scored.worth()) + scored.score()
                : 1.0 / (1 + scored.position());
    }

    private void shrink(Set<Item> chosen) {
        while (!chosen.isEmpty() && tokens(chosen) > budget) {
            chosen.remove(chosen.stream().min(Comparator.comparingDouble(item -> item.worth() / item.tokens()))
                    .orElseThrow());
        }
    }

    // The knapsack counts chunks one by one and rounds up; joined they leave room for a few more. Every try counts the
    // whole text, so that of thousands that nearly fit only some are tried.
    private void grow(List<Item> open, Set<Item> chosen) {
        long used = tokens(chosen);
        int failed = 0;
        for (Item item : open) {
            if (failed < TRIES && !chosen.contains(item) && used + item.tokens() - MARGIN <= budget) {
                chosen.add(item);
                long joined = tokens(chosen);
                if (joined > budget) {
                    chosen.remove(item);
                    failed++;
                } else {
                    used = joined;
                }
            }
        }
    }

    private long tokens(Set<Item> chosen) {
        return tokenizer.count(Packing.text(ordered(chosen).stream().map(item -> whole(item.scored())).toList()))
                .high();
    }

    private List<Item> ordered(Set<Item> chosen) {
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
        return new Kept(scored, scored.chunk().text(), item.tokens(), item.candidate().worth(scored.worth()), reason);
    }

    private long alone(Scored scored) {
        return tokenizer.count(whole(scored).block()).high();
    }

    /// A chunk kept whole, before anything was counted.
    static Kept whole(Scored scored) {
        return new Kept(scored, scored.chunk().text(), 0, 0, "");
    }
}
