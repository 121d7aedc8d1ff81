package dev.whittle.optimizer;

import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.optimizer.Ledger.Refused;
import dev.whittle.optimizer.Ledger.State;
import dev.whittle.optimizer.pass.AliasPass;
import dev.whittle.optimizer.pass.FurniturePass;
import dev.whittle.optimizer.pass.NearCopyPass;
import dev.whittle.optimizer.pass.OverlapPass;
import dev.whittle.optimizer.pass.RedundancyPass;
import dev.whittle.optimizer.pass.HtmlPass;
import dev.whittle.optimizer.pass.JsonPass;
import dev.whittle.optimizer.pass.LogPass;
import dev.whittle.optimizer.pass.RecordsPass;
import dev.whittle.optimizer.pass.SchemaPass;
import dev.whittle.optimizer.pass.TablePass;
import dev.whittle.optimizer.pass.WhitespacePass;
import dev.whittle.optimizer.pass.WordingPass;
import dev.whittle.optimizer.pass.XmlPass;
import dev.whittle.optimizer.protect.Protector;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/// Runs passes over a prompt and keeps what is worth showing: edits that save at least one token on the
/// chosen tokenizer, touch nothing protected, lose no fact and do not overlap. Where proposals overlap,
/// the set that saves most stays. Immutable; safe for use by several threads.
public final class Optimizer {
    private final List<Pass> passes;

    /// An optimizer of given passes, which may come from plugins: an edit that breaks the rules is
    /// refused, with the reason, whoever proposes it.
    public Optimizer(List<Pass> passes) {
        this.passes = List.copyOf(passes);
    }

    /// The passes that lose no fact: whitespace, wording, copies, and the form of data.
    public static Optimizer standard() {
        return new Optimizer(List.of(new WhitespacePass(), new WordingPass(), new RedundancyPass(), new NearCopyPass(),
                new OverlapPass(), new FurniturePass(), new JsonPass(), new RecordsPass(), new SchemaPass(),
                new TablePass(), new LogPass(), new AliasPass(), new XmlPass(), new HtmlPass()));
    }

    /// The passes in the order given.
    public List<Pass> passes() {
        return passes;
    }

    /// Looks for savings. The prompt is not changed: every entry of the ledger is a proposal.
    ///
    /// @param tokenizer decides what saves; an estimate gates on its best guess
    /// @param marked what the person protects, beside what [Protector] finds by itself
    /// @throws InterruptedException if the thread was interrupted
    public Ledger optimize(Prompt prompt, Tokenizer tokenizer, Protection marked) throws InterruptedException {
        Protection protection = Protector.merge(Protector.find(prompt), marked);
        Guard guard = new Guard(prompt, protection);
        TokenGate gate = new TokenGate(prompt, tokenizer);
        List<Refused> refused = new ArrayList<>();
        List<Schedule.Weighed> worth = new ArrayList<>();
        for (Pass pass : passes) {
            for (Edit edit : pass.propose(prompt, protection)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("Optimizing was stopped");
                }
                String objection = edit.pass().equals(pass.id())
                        ? guard.objection(edit)
                        : "The edit names another pass than the one that proposes it, so it is not trusted.";
                if (objection != null) {
                    refused.add(new Refused(edit, objection));
                    continue;
                }
                long saved = gate.saved(edit);
                if (saved > 0) {
                    worth.add(new Schedule.Weighed(edit, saved));
                }
            }
        }
        List<Schedule.Weighed> chosen = guard.together(Schedule.best(worth), refused);
        List<Entry> entries = new ArrayList<>();
        for (Schedule.Weighed weighed : chosen) {
            Edit edit = weighed.edit();
            String before = prompt.messages().get(edit.message()).text().substring(edit.start(), edit.end());
            entries.add(
                    new Entry(entries.size() + 1, edit, before, edit.replacement(), weighed.saved(), State.PROPOSED));
        }
        return new Ledger(prompt, tokenizer, entries, refused);
    }
}
