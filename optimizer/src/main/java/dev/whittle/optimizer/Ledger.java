package dev.whittle.optimizer;

import dev.whittle.optimizer.pass.ExamplesPass;
import dev.whittle.optimizer.text.Splice;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// The original prompt and everything proposed for it. A ledger never changes: each decision gives a
/// new one, so any earlier state can be returned to. Edits are spans of the original and none overlap,
/// so every subset can be accepted, in any order.
///
/// @param original the prompt as it was
/// @param counter the tokenizer that gated the entries
/// @param entries the proposals, numbered from 1 by message and place
/// @param refused what passes proposed and a guard turned down, each with the reason
public record Ledger(Prompt original, Tokenizer counter, List<Entry> entries, List<Refused> refused) {
    public Ledger {
        entries = List.copyOf(entries);
        refused = List.copyOf(refused);
    }

    /// What was decided about an entry.
    public enum State {
        PROPOSED, ACCEPTED, REJECTED
    }

    /// One proposal.
    ///
    /// @param number its place in the ledger, from 1
    /// @param before the text of the edit's span
    /// @param after what stands there instead
    /// @param tokensSaved tokens saved if only this entry is accepted; those of several entries do not
    ///     simply add up, [#after] counts them together
    public record Entry(int number, Edit edit, String before, String after, long tokensSaved, State state) {
        Entry with(State newState) {
            return new Entry(number, edit, before, after, tokensSaved, newState);
        }
    }

    /// A proposal a guard turned down.
    ///
    /// @param why one sentence for the person
    public record Refused(Edit edit, String why) {}

    /// The id of the tokenizer that gated the entries, such as `o200k_base`.
    public String tokenizer() {
        return counter.id();
    }

    /// The same ledger with one entry accepted.
    ///
    /// @throws IndexOutOfBoundsException if there is no entry of that number
    public Ledger accept(int number) {
        return decide(number, State.ACCEPTED);
    }

    /// The same ledger with one entry rejected.
    ///
    /// @throws IndexOutOfBoundsException if there is no entry of that number
    public Ledger reject(int number) {
        return decide(number, State.REJECTED);
    }

    /// The same ledger with one entry undecided again.
    ///
    /// @throws IndexOutOfBoundsException if there is no entry of that number
    public Ledger reset(int number) {
        return decide(number, State.PROPOSED);
    }

    /// The same ledger with every undecided entry of a kind accepted; what was rejected stays so.
    public Ledger acceptAll(Predicate<Entry> kind) {
        return new Ledger(original, counter, entries.stream()
                .map(entry -> entry.state() == State.PROPOSED && kind.test(entry) ? entry.with(State.ACCEPTED) : entry)
                .toList(), refused);
    }

    /// The same ledger with undecided entries of a kind accepted, the least risky first and of those the
    /// ones that save most, until the result has no more tokens than a budget; all of the kind if they do
    /// not reach it.
    ///
    /// @param budget tokens of all messages together; an estimate counts at its best guess
    public Ledger acceptDown(long budget, Predicate<Entry> kind) {
        List<Entry> order = new ArrayList<>(entries.stream().filter(kind).toList());
        order.sort(Comparator.comparing((Entry entry) -> entry.edit().risk())
                .thenComparing(Comparator.comparingLong(Entry::tokensSaved).reversed()));
        // The sum of single savings is near the truth; counting anew decides.
        Ledger ledger = this;
        long left = before().tokens();
        for (Entry entry : order) {
            if (left <= budget && ledger.after().tokens() <= budget) {
                break;
            }
            boolean open = entry.state() == State.PROPOSED;
            ledger = open ? ledger.accept(entry.number()) : ledger;
            left -= open ? entry.tokensSaved() : 0;
        }
        return ledger;
    }

    /// What each pass did to the tokens, one pass after the other: the tokens after a step are those before
    /// the next, so shares multiply. Passes without an accepted entry are left out; those that cut what a
    /// person asked for come last, so that what others save of it is not credited to them.
    public List<Step> steps() {
        List<String> standard = Optimizer.standard().passes().stream().map(Pass::id).toList();
        List<String> passes = entries.stream()
                .sorted(Comparator.comparing((Entry entry) -> Guard.asked(entry.edit()))
                        .thenComparingInt(entry -> standard.indexOf(entry.edit().pass())))
                .map(entry -> entry.edit().pass()).distinct().toList();
        List<Step> steps = new ArrayList<>();
        List<Edit> done = new ArrayList<>();
        long now = before().tokens();
        for (String pass : passes) {
            List<Edit> own = edits().stream().filter(edit -> edit.pass().equals(pass)).toList();
            if (!own.isEmpty()) {
                done.addAll(own);
                long after = count(Splice.into(original, done)).tokens();
                steps.add(new Step(pass, own.size(), now, after));
                now = after;
            }
        }
        return steps;
    }

    /// One pass in the waterfall of savings.
    ///
    /// @param edits accepted edits of the pass
    /// @param before tokens before it
    /// @param after tokens after it
    public record Step(String pass, int edits, long before, long after) {}

    /// The entries that were accepted.
    public List<Entry> accepted() {
        return entries.stream().filter(entry -> entry.state() == State.ACCEPTED).toList();
    }

    /// The original with the accepted entries applied. Messages that were examples and of which nothing is
    /// left are gone.
    public Prompt result() {
        Prompt spliced = Splice.into(original, edits());
        List<Message> left = new ArrayList<>();
        for (int index = 0; index < spliced.messages().size(); index++) {
            int message = index;
            boolean example = edits().stream()
                    .anyMatch(edit -> edit.message() == message && edit.pass().equals(ExamplesPass.ID));
            if (!example || !spliced.messages().get(index).text().isEmpty()) {
                left.add(spliced.messages().get(index));
            }
        }
        return spliced.withMessages(left);
    }

    /// Tokens of the original's messages, variables unfilled and without the provider's framing.
    public TokenCount before() {
        return count(original);
    }

    /// Tokens of the result's messages, counted anew.
    public TokenCount after() {
        return count(result());
    }

    /// The proof of what survived: every fact of the original beside the result.
    public Retention retention() {
        return Retention.of(original, edits());
    }

    private List<Edit> edits() {
        return accepted().stream().map(Entry::edit).toList();
    }

    private Ledger decide(int number, State state) {
        List<Entry> changed = new ArrayList<>(entries);
        changed.set(number - 1, entries.get(number - 1).with(state));
        return new Ledger(original, counter, changed, refused);
    }

    private TokenCount count(Prompt prompt) {
        return prompt.messages().stream().map(Message::text).map(counter::count).reduce(TokenCount.ZERO,
                TokenCount::plus);
    }
}
