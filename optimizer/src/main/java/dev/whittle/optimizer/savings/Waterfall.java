package dev.whittle.optimizer.savings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Strategies one after the other: from what is paid now to what would be. Each acts on what those
/// before it left over, so the shares multiply: 40 %, 60 % and 30 % save 83.2 %, not 130 %.
///
/// @param before the bill now
/// @param steps what each strategy does, in order
public record Waterfall(Bill before, List<Step> steps) {
    /// A strategy at its place.
    public record Step(Strategy strategy, Bill before, Bill after) {
        /// What it saves at this place, in USD; negative if it costs more.
        public Change change() {
            return new Change(before.total(), after.total());
        }
    }

    /// Two neighbours whose order matters.
    ///
    /// @param first the one that comes first here
    /// @param second the one that follows it
    /// @param swapped the total of everything with the two swapped, in USD
    public record OrderEffect(Strategy first, Strategy second, BigDecimal swapped) {}

    public Waterfall {
        steps = List.copyOf(steps);
    }

    /// Applies strategies in their order.
    public static Waterfall of(Bill before, List<? extends Strategy> strategies) {
        List<Step> steps = new ArrayList<>();
        Bill now = before;
        for (Strategy strategy : strategies) {
            Bill next = strategy.on(now);
            steps.add(new Step(strategy, now, next));
            now = next;
        }
        return new Waterfall(before, steps);
    }

    /// The bill with all of them.
    public Bill after() {
        return steps.isEmpty() ? before : steps.getLast().after();
    }

    /// What all of them save together.
    public Change change() {
        return new Change(before.total(), after().total());
    }

    /// USD to pay once, all strategies together.
    public BigDecimal oneOff() {
        return steps.stream().map(step -> step.strategy().oneOff()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// The neighbours that would give another total the other way round. Pure shares never do; what
    /// is paid for each call or each hour does.
    public List<OrderEffect> orderEffects() {
        List<Strategy> order = new ArrayList<>(steps.stream().map(Step::strategy).toList());
        List<OrderEffect> effects = new ArrayList<>();
        for (int i = 0; i + 1 < order.size(); i++) {
            Collections.swap(order, i, i + 1);
            BigDecimal swapped = of(before, order).after().total();
            Collections.swap(order, i, i + 1);
            if (!nearlyEqual(swapped, after().total())) {
                effects.add(new OrderEffect(order.get(i), order.get(i + 1), swapped));
            }
        }
        return effects;
    }

    // Ratios are rounded to 34 digits; less than a billionth of a dollar is no effect.
    private static boolean nearlyEqual(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(BigDecimal.ONE.movePointLeft(9)) < 0;
    }
}
