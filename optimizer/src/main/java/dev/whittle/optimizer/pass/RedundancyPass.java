package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Regions;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Takes out paragraphs, lines and sentences that were said before, word for word but for case, blanks
/// and bullets. The copy in the system message stays, else the first one; the reason says where it
/// stands. Repetition that is structure stays: headings, labels, short lines, numbered items, table
/// rows, code, examples.
public final class RedundancyPass implements Pass {
    // People repeat an instruction behind a long document on purpose; far copies need a look.
    private static final int FAR = 4_000;

    @Override
    public String id() {
        return "redundancy";
    }

    @Override
    public String title() {
        return "Redundancy";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        return Rounds.run(prompt, protection, RedundancyPass::search);
    }

    private static List<Edit> search(Prompt prompt, Protection protection) {
        List<Span> closed = new ArrayList<>(protection.spans());
        closed.removeIf(span -> Kind.of(span.reason()).map(Kind::foldable).orElse(false));
        closed.addAll(Regions.examples(prompt));
        Shield shield = new Shield(closed);
        Map<String, Place> said = new HashMap<>();
        List<Edit> edits = new ArrayList<>();
        List<Integer> order = IntStream.range(0, prompt.messages().size()).boxed().sorted((one, other) -> Boolean
                .compare(prompt.messages().get(other).role() == Role.SYSTEM,
                        prompt.messages().get(one).role() == Role.SYSTEM))
                .toList();
        for (int message : order) {
            Outline outline = new Outline(message, prompt.messages().get(message).text(), shield);
            outline.mark(said);
            edits.addAll(edits(prompt, outline));
        }
        return edits;
    }

    private static List<Edit> edits(Prompt prompt, Outline outline) {
        List<Edit> edits = new ArrayList<>();
        for (Outline.Cut cut : outline.cuts()) {
            Place kept = cut.twin();
            boolean near = kept.message() == outline.message() && cut.start() - kept.start() < FAR;
            String where = kept.message() == outline.message() ? "" : kept.in(prompt) + ", ";
            edits.add(new Edit("redundancy", "redundancy." + cut.unit(), outline.message(), cut.start(), cut.end(), "",
                    "This %s was said before; the copy in %sline %d stays.".formatted(cut.unit(), where, kept.line()),
                    near ? Risk.LOW : Risk.MEDIUM));
        }
        return edits;
    }

    /// Where the copy that stays stands.
    ///
    /// @param line counted from 1 within its message
    record Place(int message, int start, int line) {
        String in(Prompt prompt) {
            return "the %s message %d".formatted(prompt.messages().get(message).role().id(), message + 1);
        }
    }
}
