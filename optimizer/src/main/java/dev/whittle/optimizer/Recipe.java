package dev.whittle.optimizer;

import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.optimizer.pass.ExtractPass;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// Which passes run, what of their proposals is accepted without a look at each, and how many tokens may
/// be left.
///
/// @param passes in their order; those that cut what a person named come first
/// @param most the highest risk whose edits are accepted; what a person asked for by name always is
/// @param budget tokens the messages may have together; if given, no more is accepted than it takes
/// @param extraction cuts the documents sentence by sentence where the passes do not reach the budget;
///     does nothing without one
public record Recipe(List<Pass> passes, Risk most, OptionalLong budget, Optional<Extraction> extraction) {
    private static final int ROUNDS = 3;

    public Recipe {
        passes = List.copyOf(passes);
    }

    /// Proposes edits. Extraction is proposed only if the other passes together leave more than the budget.
    ///
    /// @throws InterruptedException if the thread was interrupted
    public Ledger propose(Prompt prompt, Tokenizer tokenizer, Protection marked) throws InterruptedException {
        Ledger ledger = new Optimizer(passes).optimize(prompt, tokenizer, marked);
        if (extraction.isEmpty() || budget.isEmpty() || left(ledger) <= budget.getAsLong()) {
            return ledger;
        }
        // What other passes save may be kept by extraction instead, and where their edits meet, one of them
        // goes: the budget extraction works with is moved until all of them together are just below.
        Ledger best = ledger;
        long target = budget.getAsLong();
        for (int round = 0; round < ROUNDS; round++) {
            List<Pass> all = new ArrayList<>(List.of(extraction.get().under(tokenizer, target)));
            all.addAll(passes);
            Ledger next = new Optimizer(all).optimize(prompt, tokenizer, marked);
            long left = left(next);
            boolean better = left <= budget.getAsLong()
                    ? left(best) > budget.getAsLong() || left > left(best)
                    : left < left(best);
            best = better ? next : best;
            long room = budget.getAsLong() - left;
            if (room >= 0 && room * 100 <= budget.getAsLong()) {
                break;
            }
            target += room;
        }
        return best;
    }

    /// Accepts what this recipe allows: what was asked for by name, and the others up to its risk; with a
    /// budget the safest first, and no more than it takes.
    public Ledger accept(Ledger ledger) {
        Predicate<Entry> named = entry -> Guard.asked(entry.edit());
        Predicate<Entry> safe = entry -> entry.edit().risk().compareTo(most) <= 0;
        boolean extracts = ledger.entries().stream().anyMatch(entry -> entry.edit().pass().equals(ExtractPass.ID));
        return budget.isEmpty() || extracts
                ? ledger.acceptAll(named.or(safe))
                : ledger.acceptAll(named).acceptDown(budget.getAsLong(), safe);
    }

    private long left(Ledger ledger) {
        return accept(ledger).after().tokens();
    }
}
