package dev.whittle.app.examples;

import dev.whittle.optimizer.ExampleProposal;
import dev.whittle.optimizer.fewshot.Conversion;
import dev.whittle.optimizer.fewshot.Conversion.Goal;
import dev.whittle.optimizer.fewshot.Distances;
import dev.whittle.optimizer.fewshot.ExampleCosts;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.Selection;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.util.List;

/// The examples of one prompt, all that is said about them, and both proposals.
///
/// @param tokens those of each example
/// @param keep how many examples the second proposal keeps
public record Found(Prompt prompt, ExampleSet set, List<TokenCount> tokens, Findings findings, ExampleProposal zero,
        ExampleProposal few, int keep, boolean mix) {
    public Found {
        tokens = List.copyOf(tokens);
    }

    /// @param keep 0 for as many as are enough
    static Found of(Prompt prompt, ExampleSet set, Tokenizer tokenizer, int keep, boolean mix)
            throws InterruptedException {
        Findings findings = Findings.of(set);
        int kept = keep > 0 ? Math.min(keep, set.size()) : Selection.enough(set, findings);
        Conversion fewer = Conversion.kShot(prompt, set, findings, kept, mix, Distances.byWords());
        return new Found(prompt, set, ExampleCosts.tokens(prompt, set, tokenizer), findings,
                ExampleProposal.of(prompt, Conversion.zeroShot(prompt, set, findings), tokenizer, Protection.NONE),
                ExampleProposal.of(prompt, fewer, tokenizer, Protection.NONE), kept, mix);
    }

    ExampleProposal proposal(Goal goal) {
        return goal == Goal.ZERO_SHOT ? zero : few;
    }

    /// Tokens of all examples, what stands between them not counted.
    TokenCount all() {
        return tokens.stream().reduce(TokenCount.ZERO, TokenCount::plus);
    }
}
