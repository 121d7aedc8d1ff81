package dev.whittle.optimizer;

import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.optimizer.pass.ExtractPass;
import dev.whittle.optimizer.pass.RewritePass;
import dev.whittle.optimizer.pass.SectionPass;
import dev.whittle.optimizer.protect.Protector;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.pass.Edit;
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
import java.util.stream.Stream;

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
        // What other passes save may be kept by extraction instead: the budget it works with is moved until all
        // of them together are just below.
        Ledger best = ledger;
        long target = budget.getAsLong();
        for (int round = 0; round < ROUNDS; round++) {
            Ledger next = new Optimizer(beside(extraction.get().under(tokenizer, target), prompt, marked))
                    .optimize(prompt, tokenizer, marked);
            long left = left(next);
            boolean better = left <= budget.getAsLong()
                    ? left(best) > budget.getAsLong() || left > left(best)
                    : left < left(best);
            best = better ? next : best;
            long room = budget.getAsLong() - left;
            if (room >= 0 && room * 100 <= budget.getAsLong()) {
                break;
            }
            if (!extracts(next) || target + room < 0) {
                break; // a smaller budget yields nothing either
            }
            target += room;
        }
        return best;
    }

    // Where edits meet, what a person named goes before extraction, and extraction before the others: half of its
    // cuts do not make a budget.
    private List<Pass> beside(ExtractPass extract, Prompt prompt, Protection marked) {
        Protection protection = Protector.merge(Protector.find(prompt), marked);
        Predicate<Pass> named = pass -> pass instanceof SectionPass || pass instanceof RewritePass;
        Shield first = shield(passes.stream().filter(named).flatMap(pass -> pass.propose(prompt, protection).stream())
                .toList());
        List<Edit> cuts = extract.propose(prompt, protection).stream().filter(edit -> !touched(edit, first)).toList();
        Shield taken = shield(cuts);
        List<Pass> all = new ArrayList<>(List.of(new Given(extract, cuts)));
        for (Pass pass : passes) {
            all.add(named.test(pass)
                    ? pass
                    : new Given(pass, pass.propose(prompt, protection).stream()
                            .filter(edit -> !touched(edit, taken)).toList()));
        }
        return all;
    }

    /// Edits a pass has proposed already.
    private record Given(Pass pass, List<Edit> edits) implements Pass {
        @Override
        public String id() {
            return pass.id();
        }

        @Override
        public String title() {
            return pass.title();
        }

        @Override
        public List<Edit> propose(Prompt prompt, Protection protection) {
            return edits;
        }
    }

    private static Shield shield(List<Edit> edits) {
        return new Shield(edits.stream()
                .map(edit -> new Protection.Span(edit.message(), edit.start(), edit.end(), "edit")).toList());
    }

    private static boolean touched(Edit edit, Shield shield) {
        return shield.touches(edit.message(), edit.start(), edit.end());
    }

    /// Accepts what this recipe allows: what was asked for by name, and the others up to its risk; with a
    /// budget the safest first, and no more than it takes.
    public Ledger accept(Ledger ledger) {
        Predicate<Entry> named = entry -> Guard.asked(entry.edit());
        Predicate<Entry> safe = entry -> entry.edit().risk().compareTo(most) <= 0;
        return budget.isEmpty() || extracts(ledger)
                ? ledger.acceptAll(named.or(safe))
                : ledger.acceptAll(named).acceptDown(budget.getAsLong(), safe);
    }

    /// What is in the way of the budget; empty if there is none, or the accepted edits reach it.
    public Optional<Shortfall> shortfall(Ledger decided) {
        return budget.isEmpty() || decided.after().tokens() <= budget.getAsLong()
                ? Optional.empty()
                : Optional.of(Shortfall.of(decided, budget.getAsLong(), extraction.isPresent()));
    }

    private static boolean extracts(Ledger ledger) {
        return ledger.entries().stream().anyMatch(entry -> entry.edit().pass().equals(ExtractPass.ID));
    }

    private long left(Ledger ledger) {
        return accept(ledger).after().tokens();
    }
}
