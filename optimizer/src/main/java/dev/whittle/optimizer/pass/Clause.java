package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.pass.WordingRule.Phrase;
import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One sentence as words with places, and how a phrase is cut out of it so that what stays reads on:
/// with the comma or blank that belonged to it, the next word capitalised, nothing glued together.
///
/// @param words the sentence's words in order
record Clause(String text, Line line, Sentence sentence, List<Word> words) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++(?:['’-][\\p{L}\\p{N}]++)*+");
    private static final Pattern LEAD = Pattern
            .compile("\\s*+(?:(?:[-*+•>]|\\d{1,3}[.)]|\\(?[a-zA-Z][.)]|\\*\\*|__)\\s*+){0,3}");
    private static final Set<String> NEGATIONS = Set.of("not", "never", "no", "without", "nor", "neither", "cannot",
            "hardly", "only");

    private static final Set<String> SAYINGS = Set.of("phrase", "phrases", "expression", "say", "says", "said",
            "saying");
    private static final Set<String> TERMS = Set.of("word", "words");

    record Word(int start, int end, String lower) {}

    /// A span of the text and what stands there instead.
    record Cut(int start, int end, String replacement) {}

    Clause(String text, Line line, Sentence sentence) {
        this(text, line, sentence, words(text, sentence));
    }

    private static List<Word> words(String text, Sentence sentence) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text).region(sentence.start(), sentence.end());
        while (matcher.find()) {
            words.add(new Word(matcher.start(), matcher.end(),
                    matcher.group().toLowerCase(Locale.ROOT).replace('’', '\'')));
        }
        return words;
    }

    /// A word in lower case, or empty beyond the sentence.
    String lower(int at) {
        return at >= 0 && at < words.size() ? words.get(at).lower() : "";
    }

    /// The words before one, in lower case.
    List<String> earlier(int at) {
        return words.subList(0, at).stream().map(Word::lower).toList();
    }

    /// Whether a phrase stands here, its words parted by single blanks only. A word in capitals is
    /// emphasis or a name, so it never counts.
    boolean reads(List<String> phrase, int at) {
        if (at + phrase.size() > words.size()) {
            return false;
        }
        for (int index = 0; index < phrase.size(); index++) {
            Word word = words.get(at + index);
            boolean shouted = word.end() - word.start() > 1 && Character.isUpperCase(text.charAt(word.start() + 1));
            if (shouted || !word.lower().equals(phrase.get(index))
                    || (index + 1 < phrase.size() && !adjoins(at + index))) {
                return false;
            }
        }
        return !joined(words.get(at).start() - 1) && !joined(words.get(at + phrase.size() - 1).end());
    }

    boolean capital(int at) {
        return Character.isUpperCase(text.charAt(words.get(at).start()));
    }

    /// Whether the next word follows behind one blank.
    boolean adjoins(int at) {
        return at + 1 < words.size() && words.get(at + 1).start() == words.get(at).end() + 1
                && text.charAt(words.get(at).end()) == ' ';
    }

    /// Whether a comma and more of the sentence follow.
    boolean comma(int at) {
        return at + 1 < words.size() && text.startsWith(", ", words.get(at).end());
    }

    /// Whether a comma stands in front.
    boolean behindComma(int at) {
        int start = words.get(at).start();
        return start - 2 >= sentence.start() && text.startsWith(", ", start - 2);
    }

    /// Whether a word is first in its sentence, its list item, or behind a colon.
    boolean starts(int at) {
        int start = words.get(at).start();
        if (LEAD.matcher(text).region(sentence.start(), start).matches()
                && (sentence.start() > line.start() || LEAD.matcher(text).region(line.start(), start).matches())) {
            return true;
        }
        return start - 2 >= sentence.start() && text.charAt(start - 1) == ' '
                && ":;".indexOf(text.charAt(start - 2)) >= 0;
    }

    /// Whether a phrase is all its sentence says.
    boolean whole(int at, int length) {
        return at == 0 && length == words.size() && starts(0)
                && text.substring(words.getLast().end(), sentence.end()).chars().allMatch(c -> ".!,".indexOf(c) >= 0);
    }

    /// Whether a word is the last one, nothing but punctuation following.
    boolean ends(int at) {
        return at == words.size() - 1
                && text.substring(words.get(at).end(), sentence.end()).chars().allMatch(c -> ".!?:".indexOf(c) >= 0);
    }

    /// Whether the words in front say that words themselves are meant: "the phrase in order to".
    boolean mentioned(int at) {
        return SAYINGS.contains(lower(at - 1)) || (TERMS.contains(lower(at - 1)) && lower(at - 2).equals("the"));
    }

    /// Whether one of the two words before turns the meaning round: "not just", "never simply".
    boolean negated(int at) {
        for (int back = 1; back <= 2; back++) {
            String word = lower(at - back);
            if (NEGATIONS.contains(word) || word.endsWith("n't")) {
                return true;
            }
        }
        return false;
    }

    /// How the phrase is cut out; null if what stays would not read on.
    @Nullable
    Cut cut(Phrase phrase, int at) {
        int start = words.get(at).start();
        int last = at + phrase.words().size() - 1;
        int end = words.get(last).end();
        boolean capital = capital(at);
        if (phrase.rule().when() == WordingRule.When.SENTENCE) {
            return sentenceCut();
        }
        if (!phrase.replacement().isEmpty()) {
            int to = phrase.rule().when() == WordingRule.When.OPENING ? end + 1 : end;
            return articleChanges(at, phrase.replacement())
                    ? null
                    : new Cut(start, to, capital ? capitalised(phrase.replacement()) : phrase.replacement());
        }
        boolean comma = end < sentence.end() && text.charAt(end) == ',';
        boolean commaBefore = behindComma(at);
        int after = comma ? end + 1 : end;
        boolean blankAfter = after < sentence.end() && text.charAt(after) == ' ';
        if (starts(at) && blankAfter) {
            return lead(start, after + 1, capital);
        }
        if (commaBefore && (comma || !blankAfter)) {
            return new Cut(start - 2, after, "");
        }
        if (comma || start == sentence.start()) {
            return null;
        }
        if (blankAfter) {
            return articleChanges(at, lower(last + 1)) ? null : new Cut(start, after + 1, "");
        }
        boolean closes = after == sentence.end() || ".!?;:)".indexOf(text.charAt(after)) >= 0;
        return closes && text.charAt(start - 1) == ' ' ? new Cut(start - 1, after, "") : null;
    }

    // Cuts a phrase off the front and capitalises the word that is first now.
    private @Nullable Cut lead(int start, int rest, boolean capital) {
        int end = rest;
        while (end < sentence.end() && (Character.isLetter(text.charAt(end)) || elision(end))) {
            end++;
        }
        String word = text.substring(rest, end);
        boolean plain = !word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT))
                && (end == sentence.end() || !Character.isDigit(text.charAt(end)));
        if (rest < sentence.end() && (",.;:!?".indexOf(text.charAt(rest)) >= 0 || marker(rest))) {
            return null;
        }
        return capital && plain ? new Cut(start, end, capitalised(word)) : new Cut(start, rest, "");
    }

    // The sentence goes with one blank beside it, or with its line and the blank line that set it apart.
    private @Nullable Cut sentenceCut() {
        int start = sentence.start();
        int end = sentence.end();
        if (end < line.end() && text.charAt(end) == ' ') {
            int next = end + 1;
            while (next < line.end() && text.charAt(next) == ' ') {
                next++;
            }
            return marker(next) ? null : new Cut(start, end + 1, "");
        }
        if (start > line.start() && end == line.end() && text.charAt(start - 1) == ' '
                && !LEAD.matcher(text).region(line.start(), start).matches()) {
            return new Cut(start - 1, end, "");
        }
        if (start != line.start() || end != line.end()) {
            return null;
        }
        boolean apart = start == 0 || (start >= 2 && text.startsWith("\n\n", start - 2));
        if (apart && text.startsWith("\n\n", end)) {
            return new Cut(start, end + 2, "");
        }
        if (end == text.length()) {
            int from = apart ? start - 2 : start - 1;
            return start == 0 ? null : new Cut(Math.max(0, from), end, "");
        }
        return new Cut(start, line.next(), "");
    }

    // What was inside a line may not become the mark that opens a list, a quote or a code block.
    private boolean marker(int at) {
        return at < text.length() && Line.marks(text.charAt(at));
    }

    // "an extremely large file" may not become "an large file".
    private boolean articleChanges(int at, String next) {
        String article = lower(at - 1);
        boolean bears = article.equals("a") || article.equals("an");
        return bears && (next.isEmpty() || sound(words.get(at).lower()) != sound(next) || sound(next) == '?');
    }

    // How a word begins: with a vowel, a consonant, or in a way the spelling does not tell ("hour", "user").
    private static char sound(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        if (small.startsWith("u") || small.startsWith("eu") || small.startsWith("h") || small.startsWith("one")) {
            return '?';
        }
        return "aeio".indexOf(small.charAt(0)) >= 0 ? 'v' : 'c';
    }

    private boolean joined(int at) {
        return at >= 0 && at < text.length() && "-_/\\@#&'’".indexOf(text.charAt(at)) >= 0
                && !(text.charAt(at) == '-' && (at == 0 || text.charAt(at - 1) == ' '));
    }

    // The mark in "don't".
    private boolean elision(int at) {
        return "'’".indexOf(text.charAt(at)) >= 0 && at + 1 < sentence.end() && at > 0
                && Character.isLetter(text.charAt(at - 1)) && Character.isLetter(text.charAt(at + 1));
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
