package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.pass.Outline.Said;
import dev.whittle.optimizer.pass.RedundancyPass.Place;
import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Regions;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.optimizer.text.NearCopies;
import dev.whittle.optimizer.text.WordLists;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Takes out sentences and paragraphs that another one says in nearly the same words, and keeps the one
/// that says most. A copy goes only if the kept one holds all its words in the same order, so no number,
/// name or negation can go with it; word for word copies are [RedundancyPass]'s.
public final class NearCopyPass implements Pass {
    @Override
    public String id() {
        return "near-copy";
    }

    @Override
    public String title() {
        return "Near copies";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        return Rounds.run(prompt, protection, NearCopyPass::search);
    }

    private static List<Edit> search(Prompt prompt, Protection protection) {
        List<Span> closed = new ArrayList<>(protection.spans());
        closed.removeIf(span -> Kind.of(span.reason()).map(Kind::foldable).orElse(false));
        closed.addAll(Regions.examples(prompt));
        Shield shield = new Shield(closed);
        List<Outline> outlines = new ArrayList<>();
        List<Said> all = new ArrayList<>();
        for (int message = 0; message < prompt.messages().size(); message++) {
            Outline outline = new Outline(message, prompt.messages().get(message).text(), shield);
            outlines.add(outline);
            all.addAll(outline.said());
        }
        // Sentences that speak of the one before them do not say the same in another place.
        all.removeIf(said -> said.gist().words().isEmpty() || WordLists.standard().pointsBack(said.key()));
        mark(prompt, all);
        List<Edit> edits = new ArrayList<>();
        for (Outline outline : outlines) {
            for (Outline.Cut cut : outline.cuts()) {
                Place kept = cut.twin();
                String where = kept.message() == outline.message() ? "" : kept.in(prompt) + ", ";
                edits.add(new Edit("near-copy", "near-copy." + cut.unit(), outline.message(), cut.start(), cut.end(),
                        "", "This %s says no more than the one in %sline %d, which stays.".formatted(cut.unit(), where,
                                kept.line()),
                        Risk.MEDIUM));
            }
        }
        return edits;
    }

    // What says most is looked at first and stays; of equals that of the system message, then the first.
    private static void mark(Prompt prompt, List<Said> all) {
        List<Said> longestFirst = new ArrayList<>(all);
        longestFirst.sort(Comparator.comparingInt((Said said) -> -said.gist().words().size()).thenComparing(
                said -> prompt.messages().get(said.place().message()).role() != Role.SYSTEM));
        NearCopies<Said> kept = new NearCopies<>(16, 2);
        for (Said said : longestFirst) {
            NearCopies.Signature signature = kept.signature(said.gist().features());
            Said fuller = kept.near(signature).stream().filter(other -> other.gist().covers(said.gist())).findFirst()
                    .orElse(null);
            if (fuller == null) {
                kept.add(signature, said);
            } else if (!fuller.key().equals(said.key())) {
                said.copyOf(fuller);
            }
        }
    }
}
