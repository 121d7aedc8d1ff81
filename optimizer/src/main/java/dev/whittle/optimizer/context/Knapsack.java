package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Packer.Item;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// The 0/1 knapsack by dynamic programming over the budget, in at most [#STEPS] steps of it: weights
/// are rounded up, so the set found always fits, and is the best one when the budget is no larger.
final class Knapsack {
    private static final int STEPS = 4_000;
    // Beyond this many chunks the worst per token are left out first; they would not be chosen anyway.
    private static final int MOST_ITEMS = 20_000;

    private Knapsack() {}

    static List<Item> best(List<Item> items, long budget) {
        if (items.stream().mapToLong(Item::tokens).sum() <= budget) {
            return items;
        }
        List<Item> dense = new ArrayList<>(items);
        dense.sort(Comparator.comparingDouble((Item item) -> -item.worth() / item.tokens()));
        List<Item> tried = dense.subList(0, Math.min(MOST_ITEMS, dense.size()));
        List<Item> exact = programmed(tried, budget);
        List<Item> greedy = greedy(dense, budget);
        return worth(greedy) > worth(exact) ? greedy : exact;
    }

    private static List<Item> programmed(List<Item> items, long budget) {
        int steps = (int) Math.min(STEPS, budget);
        double[] worth = new double[steps + 1];
        BitSet[] taken = new BitSet[items.size()];
        for (int index = 0; index < items.size(); index++) {
            Item item = items.get(index);
            int weight = weight(item, budget, steps);
            taken[index] = new BitSet(steps + 1);
            for (int room = steps; room >= weight; room--) {
                double with = worth[room - weight] + item.worth();
                if (with > worth[room]) {
                    worth[room] = with;
                    taken[index].set(room);
                }
            }
        }
        List<Item> chosen = new ArrayList<>();
        int room = steps;
        for (int index = items.size() - 1; index >= 0; index--) {
            if (taken[index].get(room)) {
                chosen.add(items.get(index));
                room -= weight(items.get(index), budget, steps);
            }
        }
        return chosen;
    }

    private static int weight(Item item, long budget, int steps) {
        return budget == 0 ? steps + 1 : (int) Math.min(steps + 1, Math.ceilDiv(item.tokens() * steps, budget));
    }

    // Rounding can cost the program a chunk that just fits; taking the densest first does not round.
    private static List<Item> greedy(List<Item> dense, long budget) {
        List<Item> chosen = new ArrayList<>();
        long used = 0;
        for (Item item : dense) {
            if (used + item.tokens() <= budget) {
                chosen.add(item);
                used += item.tokens();
            }
        }
        return chosen;
    }

    private static double worth(List<Item> items) {
        return items.stream().mapToDouble(Item::worth).sum();
    }
}
