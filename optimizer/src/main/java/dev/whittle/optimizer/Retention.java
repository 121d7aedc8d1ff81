package dev.whittle.optimizer;

import dev.whittle.optimizer.form.Forms;
import dev.whittle.optimizer.pass.RewritePass;
import dev.whittle.optimizer.text.Splice;
import dev.whittle.pass.Edit;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which facts of a prompt survive its edits, found by reading both texts anew, whatever the passes
/// claim. A fact that stood in a second copy of a text may go with that copy, as long as a first one
/// that says all of it stays outside every cut; a model that rewrites a part may say a name less often. Data that is only written in another form, proven by
/// the way back, is compared in the new form; sections a person named are compared as if they had never
/// been there.
///
/// @param facts every fact of the original
public record Retention(List<Fact> facts) {
    public Retention {
        facts = List.copyOf(facts);
    }

    /// The kinds of facts that must survive. Negations count as one fact, so that "is not able to" may
    /// become "cannot"; format is the words that ask for a form of output, such as `json` or `only`.
    public enum Kind {
        VARIABLE, NUMBER, DATE, NAME, NEGATION, ADDRESS, CODE, QUOTE, FORMAT
    }

    /// One fact.
    ///
    /// @param text the fact as written; for code, one line of it
    /// @param before how often it stands in the original
    /// @param after how often it stands in the result
    /// @param folded how often it went with a copy whose twin stays
    public record Fact(Kind kind, String text, int before, int after, int folded) {
        /// Whether the fact survives.
        public boolean kept() {
            return after + folded >= before;
        }
    }

    /// The facts that got lost; empty for every edit the optimizer offers.
    public List<Fact> violated() {
        return facts.stream().filter(fact -> !fact.kept()).toList();
    }

    /// Compares a prompt with itself after edits.
    ///
    /// @throws IllegalArgumentException if two edits overlap or one lies outside its message
    public static Retention of(Prompt original, List<Edit> edits) {
        Facts before = new Facts(
                texts(Splice.into(original,
                        edits.stream().filter(edit -> Guard.asked(edit) || same(original, edit)).toList())));
        Facts after = new Facts(texts(Splice.into(original, edits)));
        Map<Facts.Key, Integer> folded = folded(original, edits);
        List<Fact> facts = new ArrayList<>();
        before.all().forEach((key, count) -> facts.add(
                new Fact(key.kind(), key.text(), count, after.count(key), folded.getOrDefault(key, 0))));
        return new Retention(facts);
    }

    private static boolean same(Prompt original, Edit edit) {
        String text = original.messages().get(edit.message()).text();
        return Forms.same(text.substring(edit.start(), edit.end()), edit.replacement());
    }

    private static Map<Facts.Key, Integer> folded(Prompt original, List<Edit> edits) {
        List<String> twins = new Survival(original).survivors(edits);
        Map<Facts.Key, Integer> folded = new HashMap<>();
        for (Edit edit : edits) {
            if (edit.pass().equals(RewritePass.ID)) {
                String before = original.messages().get(edit.message()).text().substring(edit.start(), edit.end());
                Restated.facts(before, edit.replacement()).stream().filter(fact -> fact.folded() > 0)
                        .forEach(fact -> folded.merge(new Facts.Key(fact.kind(), fact.text()), fact.folded(),
                                Integer::sum));
            }
        }
        if (!twins.isEmpty()) {
            Facts lost = new Facts(twins);
            lost.all().forEach((key, count) -> folded.merge(key, count, Integer::sum));
            // A name is told by its neighbours; in the piece alone it may stand first.
            new Facts(texts(original)).all().keySet().stream().filter(key -> key.kind() == Kind.NAME)
                    .forEach(key -> folded.put(key, Math.max(folded.getOrDefault(key, 0), lost.count(key))));
        }
        return folded;
    }

    private static List<String> texts(Prompt prompt) {
        return prompt.messages().stream().map(Message::text).toList();
    }
}
