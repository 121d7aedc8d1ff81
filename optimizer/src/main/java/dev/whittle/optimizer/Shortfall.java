package dev.whittle.optimizer;

import dev.whittle.optimizer.pass.ExtractPass;
import dev.whittle.optimizer.protect.Contexts;
import dev.whittle.optimizer.text.Splice;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Risk;
import java.util.List;
import java.util.OptionalLong;

/// Why a prompt has more tokens than a budget, so that a person can be told what helps.
///
/// @param over tokens above the budget
/// @param open whether edits are left that were not accepted
/// @param extracts whether sentences could be taken out of documents
/// @param rest tokens the original would have without its documents; empty if none were found in it
public record Shortfall(long over, boolean open, boolean extracts, OptionalLong rest) {
    static Shortfall of(Ledger decided, long budget, boolean extracts) {
        List<Edit> cuts = Contexts.of(decided.original()).stream()
                .map(span -> new Edit(ExtractPass.ID, "extract.sentences", span.message(), span.start(), span.end(), "",
                        "All of it.", Risk.HIGH))
                .toList();
        OptionalLong rest = cuts.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Splice.into(decided.original(), cuts).messages().stream()
                        .mapToLong(message -> decided.counter().count(message.text()).tokens()).sum());
        boolean open = decided.entries().stream().anyMatch(entry -> entry.state() == Ledger.State.PROPOSED);
        return new Shortfall(decided.after().tokens() - budget, open, extracts, rest);
    }
}
