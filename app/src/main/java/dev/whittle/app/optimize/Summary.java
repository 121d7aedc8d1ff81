package dev.whittle.app.optimize;

import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Recipe;
import dev.whittle.optimizer.Retention;
import dev.whittle.optimizer.Shortfall;
import dev.whittle.optimizer.pass.Section;
import dev.whittle.optimizer.pass.SectionPass;
import dev.whittle.tokenizer.TokenCount;
import java.util.List;
import java.util.Optional;

/// The sums of one ledger: what the messages count before and with the accepted edits, counted together,
/// the proof of what survived, what each pass saves, and what each section weighs.
///
/// @param steps of the accepted edits; as long as there are none, of all that are proposed
/// @param unknown names of sections to keep or drop that no heading has
/// @param shortfall what is in the way of the target, if it is not reached
public record Summary(
        Ledger ledger, TokenCount before, TokenCount after, Retention retention, List<Ledger.Step> steps,
        List<Section> sections, List<String> unknown, Optional<Shortfall> shortfall) {
    static Summary of(Ledger ledger, Recipe recipe) {
        Ledger shown = ledger.accepted().isEmpty() ? ledger.acceptAll(_ -> true) : ledger;
        List<String> unknown = recipe.passes().stream().filter(SectionPass.class::isInstance)
                .flatMap(pass -> ((SectionPass) pass).unknown(ledger.original()).stream()).toList();
        return new Summary(ledger, ledger.before(), ledger.after(), ledger.retention(), shown.steps(),
                Section.of(ledger.original(), ledger.counter()), unknown, recipe.shortfall(ledger));
    }

    /// Tokens the accepted edits save together.
    public long saved() {
        return before.tokens() - after.tokens();
    }
}
