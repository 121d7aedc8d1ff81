package dev.whittle.optimizer;

import dev.whittle.optimizer.fewshot.Conversion;
import dev.whittle.optimizer.pass.ExamplesPass;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.util.List;

/// A conversion of examples as a ledger of proposals: what the guard and the token gate let through.
///
/// @param ledger the proposals, all undecided
/// @param obstacle why there are none, one sentence; empty if there are some
public record ExampleProposal(Conversion conversion, Ledger ledger, String obstacle) {
    /// Gates a conversion of a prompt.
    ///
    /// @param marked what the person protects
    /// @throws InterruptedException if the thread was interrupted
    public static ExampleProposal of(Prompt prompt, Conversion conversion, Tokenizer tokenizer, Protection marked)
            throws InterruptedException {
        Ledger ledger = new Optimizer(List.of(new ExamplesPass(prompt, conversion))).optimize(prompt, tokenizer,
                marked);
        String obstacle = conversion.obstacle();
        if (obstacle.isEmpty() && ledger.entries().isEmpty()) {
            obstacle = ledger.refused().isEmpty()
                    ? "It saves no token on this model."
                    : ledger.refused().getFirst().why();
        }
        return new ExampleProposal(conversion, ledger, obstacle);
    }

    /// Whether there is something to accept.
    public boolean possible() {
        return obstacle.isEmpty();
    }

    /// The prompt with every proposal accepted.
    public Prompt result() {
        return accepted().result();
    }

    /// The ledger with every proposal accepted.
    public Ledger accepted() {
        return ledger.acceptAll(_ -> true);
    }
}
