package dev.whittle.optimizer.fewshot.induction;

import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.matrix.Spending;
import dev.whittle.optimizer.fewshot.Conversion;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.Subset;
import dev.whittle.optimizer.fewshot.ablation.Ablation;
import dev.whittle.optimizer.fewshot.ablation.Variant;
import dev.whittle.optimizer.fewshot.ablation.Variant.Kind;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What came of having a model write instructions.
///
/// @param split which examples it was shown, and which were held out
/// @param candidates what it wrote, in order
/// @param runs the requests that were made, with their measured usage and price
public record Induction(Split split, List<Candidate> candidates, List<Run> runs) {
    public Induction {
        candidates = List.copyOf(candidates);
        runs = List.copyOf(runs);
    }

    /// What writing them cost by the provider's own usage; unpriced if one request is.
    public Cost cost() {
        return Run.cost(runs);
    }

    /// What writing and trying them cost; unpriced if a part of either is.
    ///
    /// @param tried what was spent on trying them
    public Cost cost(Spending tried) {
        return cost() instanceof Cost.Priced(BigDecimal usd, var price)
                ? tried.unpriced() == 0
                        ? new Cost.Priced(usd.add(tried.spent()), price)
                        : new Cost.Unpriced("What trying the instructions cost is not known.")
                : cost();
    }

    /// The prompt with a candidate in place of its examples; the guard and the token gate decide whether it may be
    /// offered.
    public static Conversion conversion(Prompt prompt, ExampleSet set, Candidate candidate) {
        return Conversion.written(prompt, set, Findings.of(set), candidate.text());
    }

    /// The plan to try the candidates on the examples that were held out, beside the examples that were shown and the
    /// instruction read from those without a model. No prompt shows what it is asked.
    ///
    /// @throws IllegalArgumentException if no candidate can be tried, or it is not plain where the prompt asks; the
    ///     message is one sentence for the person
    public Ablation trial(Prompt prompt, ExampleSet set) {
        Subset shown = Subset.of(prompt, set, split.shown());
        Findings findings = Findings.of(shown.set());
        List<Integer> numbers = split.shown().stream().map(at -> at + 1).toList();
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant(Kind.ALL, 0, numbers, shown.prompt()));
        for (Candidate candidate : candidates) {
            Conversion conversion = Conversion.written(shown.prompt(), shown.set(), findings, candidate.text());
            if (candidate.usable() && conversion.possible()) {
                variants.add(new Variant(Kind.WRITTEN, candidate.number(), List.of(),
                        conversion.unguarded(shown.prompt())));
            } else if (candidate.usable()) {
                throw new IllegalArgumentException(conversion.obstacle());
            }
        }
        if (variants.size() == 1) {
            throw new IllegalArgumentException(candidates.isEmpty()
                    ? "The model wrote nothing to try."
                    : "No instruction can be tried. " + candidates.getFirst().refused());
        }
        Conversion read = Conversion.zeroShot(shown.prompt(), shown.set(), findings);
        if (read.possible()) {
            variants.add(new Variant(Kind.ZERO_SHOT, 0, read.kept(), read.unguarded(shown.prompt())));
        }
        return Ablation.heldOut(variants, prompt, set, split.held());
    }
}
