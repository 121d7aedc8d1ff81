package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.pass.WordingRule.Phrase;
import dev.whittle.optimizer.pass.WordingRule.When;
import dev.whittle.optimizer.protect.Regions;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.Sentence;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;

/// Says the same in fewer words, by the rules of `wording.json`: filler, politeness, wordy phrases,
/// announcements of what is said anyway. English only; other languages hold none of its phrases. Keeps
/// out of headings, examples, documents and everything protected.
public final class WordingPass implements Pass {
    @Override
    public String id() {
        return "wording";
    }

    @Override
    public String title() {
        return "Wording";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        return Rounds.run(prompt, protection, WordingPass::search);
    }

    private static List<Edit> search(Prompt prompt, Protection protection) {
        List<Span> closed = new ArrayList<>(protection.spans());
        closed.addAll(Regions.examples(prompt));
        closed.addAll(Regions.documents(prompt));
        closed.addAll(Regions.carried(prompt));
        Shield shield = new Shield(closed);
        List<Edit> edits = new ArrayList<>();
        for (int message = 0; message < prompt.messages().size(); message++) {
            String text = prompt.messages().get(message).text();
            int done = 0;
            for (Line line : Line.of(text)) {
                if (!line.blank(text) && text.charAt(line.indent(text)) != '#') {
                    for (Sentence sentence : Sentence.of(text, line.start(), line.end())) {
                        done = sentence(message, new Clause(text, line, sentence), done, shield, edits);
                    }
                }
            }
        }
        return edits;
    }

    // Returns where the last edit ends.
    private static int sentence(int message, Clause clause, int from, Shield shield, List<Edit> edits) {
        List<Clause.Word> words = clause.words();
        int done = from;
        for (int at = 0; at < words.size(); at++) {
            for (Phrase phrase : WordingRules.standard().startingWith(words.get(at).lower())) {
                Clause.Cut cut = fits(clause, phrase, at) ? clause.cut(phrase, at) : null;
                if (cut != null && cut.start() >= done && !shield.touches(message, cut.start(), cut.end())) {
                    WordingRule rule = phrase.rule();
                    edits.add(new Edit("wording", "wording." + rule.id(), message, cut.start(), cut.end(),
                            cut.replacement(), reason(phrase), rule.risk()));
                    done = cut.end();
                    at += phrase.words().size() - 1;
                    break;
                }
            }
        }
        return done;
    }

    private static boolean fits(Clause clause, Phrase phrase, int at) {
        WordingRule rule = phrase.rule();
        if (!clause.reads(phrase.words(), at)
                || !rule.fits(clause.earlier(at), clause.lower(at + phrase.words().size()))) {
            return false;
        }
        // A capital inside a sentence is a name: "the Actually app".
        if ((clause.capital(at) && !clause.starts(at)) || clause.mentioned(at)) {
            return false;
        }
        int last = at + phrase.words().size() - 1;
        return switch (rule.when()) {
            case ANYWHERE -> !rule.deletes() || !clause.negated(at);
            case START -> clause.starts(at) && (clause.adjoins(last) || (rule.deletes() && clause.comma(last)));
            case OPENING -> clause.comma(last) && (clause.starts(at) || (rule.deletes() && clause.behindComma(at)));
            case SENTENCE -> clause.whole(at, phrase.words().size());
            case END -> clause.ends(last);
        };
    }

    private static String reason(Phrase phrase) {
        String said = String.join(" ", phrase.words());
        if (phrase.rule().when() == When.SENTENCE) {
            return "\"%s\" is courtesy; the model needs none of it.".formatted(said);
        }
        return phrase.replacement().isEmpty()
                ? "\"%s\" says nothing the rest does not say.".formatted(said)
                : "\"%s\" says the same as \"%s\".".formatted(phrase.replacement(), said);
    }
}
