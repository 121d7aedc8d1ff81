package dev.whittle.optimizer;

import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.Retention.Fact;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.pass.RewritePass;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.util.List;

/// What came of asking a model for a shorter text.
///
/// @param runs the one or two requests that were made, in order, with their measured usage and price
/// @param result what is proposed, or why nothing is
public record Rewriting(List<Run> runs, Result result) {
    public Rewriting {
        runs = List.copyOf(runs);
    }

    /// How it ended.
    public sealed interface Result {}

    /// A shorter text that holds every fact.
    ///
    /// @param edit rule `rewrite.model`
    /// @param tokensBefore tokens of the part as it was
    /// @param tokensAfter tokens of what was written
    public record Proposed(Edit edit, long tokensBefore, long tokensAfter) implements Result {
        /// The prompt the part was taken from with the shorter text accepted, if the guards let it pass.
        ///
        /// @throws InterruptedException if the thread was interrupted
        public Ledger in(Prompt prompt, Tokenizer tokenizer) throws InterruptedException {
            return new Optimizer(List.of(new RewritePass(prompt, List.of(edit))))
                    .optimize(prompt, tokenizer, Protection.NONE).acceptAll(_ -> true);
        }
    }

    /// A guard turned down what the model wrote, also the second time.
    ///
    /// @param text what the model wrote last
    /// @param lost the facts that are missing in it; empty if it is turned down for another reason
    /// @param why one sentence for the person
    public record Rejected(String text, List<Fact> lost, String why) implements Result {}

    /// There is no whole answer.
    ///
    /// @param why one sentence for the person
    public record Unanswered(String why) implements Result {}

    /// What all requests cost by their measured usage; unpriced if one of them is.
    public Cost cost() {
        return Run.cost(runs);
    }
}
