package dev.whittle.optimizer;

import dev.whittle.optimizer.Retention.Kind;
import dev.whittle.optimizer.protect.Protector;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text says that must not get lost, each fact with how often it stands there.
final class Facts {
    private static final Pattern WORD = Pattern
            .compile("\\d(?:[\\d.,:/-]{0,40}\\d)?+|\\p{L}[\\p{L}\\p{N}]*+(?:['’]\\p{L}++)?");
    private static final Set<String> NEGATIONS = Set.of("not", "no", "never", "none", "nobody", "nothing", "nowhere",
            "neither", "nor", "without", "cannot", "unless", "except", "avoid", "refuse");
    private static final Set<String> FORMATS = Set.of("json", "xml", "csv", "yaml", "html", "markdown", "latex",
            "bullet",
            "bullets", "bulleted", "numbered", "table", "heading", "headings", "uppercase", "lowercase", "verbatim",
            "only",
            "exactly");

    // A capital in mid-sentence makes no name of these: somebody forgot a full stop.
    private static final Set<String> PLAIN = Set.of("It", "The", "This", "That", "These", "Those", "An", "In", "If",
            "When", "You", "We", "They", "He", "She", "Please", "For", "To", "Is", "Are", "And", "As", "At", "On");

    private final Map<Key, Integer> counts = new LinkedHashMap<>();
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();

    record Key(Kind kind, String text) {}

    Facts(Iterable<String> texts) {
        texts.forEach(this::read);
    }

    /// Every fact of this text with its count.
    Map<Key, Integer> all() {
        Map<Key, Integer> all = new LinkedHashMap<>(counts);
        names.forEach((name, count) -> all.put(new Key(Kind.NAME, name), count));
        return all;
    }

    /// How often a fact that was found in another text stands in this one. A name counts wherever its
    /// word stands, since at the start of a sentence nothing tells it from other words.
    int count(Key fact) {
        return fact.kind == Kind.NAME ? words.getOrDefault(fact.text, 0) : counts.getOrDefault(fact, 0);
    }

    private void read(String text) {
        for (Protector.Found found : Protector.find(text)) {
            String part = text.substring(found.start(), found.end());
            switch (found.kind()) {
                case VARIABLE, TAG -> add(Kind.VARIABLE, part);
                case QUOTE -> add(Kind.QUOTE, part);
                case ADDRESS -> add(Kind.ADDRESS, part);
                case DATE -> add(Kind.DATE, part);
                case NUMBER -> {
                } // counted as words, so that a unit a rule may shorten is no fact
                case CODE, DIFF, DATA, TABLE -> part.lines().map(String::strip).forEach(line -> add(Kind.CODE, line));
            }
        }
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            word(text, matcher.group(), matcher.start());
        }
    }

    private void word(String text, String word, int start) {
        words.merge(word, 1, Integer::sum);
        String small = word.toLowerCase(Locale.ROOT);
        if (Character.isDigit(word.charAt(0))) {
            add(Kind.NUMBER, word);
        } else if (NEGATIONS.contains(small) || small.endsWith("n't") || small.endsWith("n’t")) {
            add(Kind.NEGATION, "negation");
        } else if (FORMATS.contains(small)) {
            add(Kind.FORMAT, small);
        } else if (named(text, word, start)) {
            names.merge(word, 1, Integer::sum);
        }
    }

    private static boolean named(String text, String word, int start) {
        if (!Character.isUpperCase(word.charAt(0))) {
            return word.chars().skip(1).anyMatch(Character::isUpperCase);
        }
        if (word.length() > 1 && word.chars().skip(1).anyMatch(Character::isUpperCase)) {
            return true;
        }
        boolean inside = start >= 2 && text.charAt(start - 1) == ' '
                && (Character.isLowerCase(text.charAt(start - 2)) || text.charAt(start - 2) == ',');
        return inside && word.length() > 1 && !PLAIN.contains(word) && !word.startsWith("I'") && !word.startsWith("I’");
    }

    private void add(Kind kind, String text) {
        counts.merge(new Key(kind, text), 1, Integer::sum);
    }
}
