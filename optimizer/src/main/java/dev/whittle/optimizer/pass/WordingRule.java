package dev.whittle.optimizer.pass;

import dev.whittle.pass.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One rule of `wording.json`.
///
/// @param id kebab-case, unique, never reused for another meaning
/// @param find words parted by blanks; `a|b` is a choice of words, `word?` may be missing
/// @param replace what is said instead; empty to say nothing; `a|b` pairs with the first choice of `find`
/// @param when where in a sentence the rule holds
/// @param notAfter words the rule does not follow, in lower case
/// @param notBefore words it does not precede; `0` stands for any number
/// @param notBehind words that stand nowhere before it in its sentence
/// @param onlyAfter the words it follows, if not any
/// @param onlyBefore the words it precedes, if not any
/// @param before an example, as a person would write it
/// @param after the same example after the rule
record WordingRule(String id, String find, String replace, Risk risk, When when, @Nullable Set<String> notAfter,
        @Nullable Set<String> notBefore, @Nullable Set<String> notBehind, @Nullable Set<String> onlyAfter,
        @Nullable Set<String> onlyBefore, String before, String after) {
    enum When {
        ANYWHERE,
        /// First in its sentence, list item or clause behind a colon, and more words follow.
        START,
        /// First, with a comma behind it, which goes with it.
        OPENING,
        /// The whole sentence, which goes with its punctuation.
        SENTENCE,
        /// Last in its sentence.
        END
    }

    /// One way to say what the rule looks for.
    ///
    /// @param words in lower case
    record Phrase(WordingRule rule, List<String> words, String replacement) {}

    /// Whether the words beside it allow it.
    ///
    /// @param earlier the words of its sentence before it, in lower case
    /// @param next the word behind it, empty if there is none
    boolean fits(List<String> earlier, String next) {
        String previous = earlier.isEmpty() ? "" : earlier.getLast();
        String following = !next.isEmpty() && Character.isDigit(next.charAt(0)) ? "0" : next;
        return none(notAfter, previous) && none(notBefore, following)
                && (notBehind == null || earlier.stream().noneMatch(notBehind::contains))
                && (onlyAfter == null || onlyAfter.contains(previous))
                && (onlyBefore == null || onlyBefore.contains(following));
    }

    private static boolean none(@Nullable Set<String> words, String word) {
        return words == null || !words.contains(word);
    }

    boolean deletes() {
        return replace.isEmpty();
    }

    /// Every way to say it.
    List<Phrase> phrases() {
        List<Phrase> phrases = List.of(new Phrase(this, List.of(), replace.contains("|") ? "" : replace));
        for (String slot : find.toLowerCase(Locale.ROOT).split(" ", -1)) {
            boolean optional = slot.endsWith("?");
            String[] choices = (optional ? slot.substring(0, slot.length() - 1) : slot).split("\\|", -1);
            String[] answers = replace.split("\\|", -1);
            List<Phrase> longer = new ArrayList<>(optional ? phrases : List.of());
            for (Phrase phrase : phrases) {
                for (int choice = 0; choice < choices.length; choice++) {
                    List<String> words = new ArrayList<>(phrase.words());
                    words.add(choices[choice]);
                    boolean pairs = answers.length > 1 && choices.length == answers.length
                            && phrase.replacement().isEmpty();
                    longer.add(new Phrase(this, words, pairs ? answers[choice] : phrase.replacement()));
                }
            }
            phrases = longer;
        }
        return phrases;
    }
}
