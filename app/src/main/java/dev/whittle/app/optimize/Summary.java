package dev.whittle.app.optimize;

import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Retention;
import dev.whittle.tokenizer.TokenCount;

/// The sums of one ledger: what the messages count before and with the accepted edits, counted together,
/// and the proof of what survived.
public record Summary(Ledger ledger, TokenCount before, TokenCount after, Retention retention) {
    static Summary of(Ledger ledger) {
        return new Summary(ledger, ledger.before(), ledger.after(), ledger.retention());
    }

    /// Tokens the accepted edits save together.
    public long saved() {
        return before.tokens() - after.tokens();
    }
}
