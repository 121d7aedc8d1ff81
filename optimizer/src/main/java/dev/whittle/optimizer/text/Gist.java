package dev.whittle.optimizer.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a sentence says: its words in order without articles and the like, plurals made singular. Used
/// to tell whether another sentence says all of it.
///
/// @param words in lower case, in order; numbers, names and negations are among them
/// @param names those written with a capital that is not the first word's
public record Gist(List<String> words, Set<String> names) {
    /// Fewer words than this say too little to call another sentence a copy.
    public static final int FEWEST = 5;

    private static final Pattern WORD = Pattern
            .compile("\\d(?:[\\d.,:/-]{0,40}\\d)?+[%\\p{L}]*+|[\\p{L}\\p{N}_]++(?:['’]\\p{L}++)?|[$€£¥%<>=+]");

    public Gist {
        words = List.copyOf(words);
        names = Set.copyOf(names);
    }

    /// The gist of a piece of text.
    public static Gist of(CharSequence text) {
        List<String> words = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Matcher matcher = WORD.matcher(text);
        boolean first = true;
        while (matcher.find()) {
            String word = singular(matcher.group().toLowerCase(Locale.ROOT).replace('’', '\''));
            if (!WordLists.standard().empty().contains(word)) {
                words.add(word);
                if (!first && Character.isUpperCase(text.charAt(matcher.start()))) {
                    names.add(word);
                }
            }
            first = false;
        }
        return new Gist(words, names);
    }

    /// Whether this says everything another one says, in the same order: the other's words are found
    /// here one after the other, and at most a third more is added, among it no name, no number and no
    /// word that turns a meaning, such as `not`, `if` or `only`.
    public boolean covers(Gist other) {
        int extra = words.size() - other.words.size();
        if (other.words.size() < FEWEST || extra < 0 || extra > other.words.size() / 3) {
            return false;
        }
        int at = 0;
        for (String word : words) {
            if (at < other.words.size() && word.equals(other.words.get(at))) {
                at++;
            } else if (names.contains(word) || turns(word)) {
                return false;
            }
        }
        return at == other.words.size();
    }

    /// Hashes of its words and pairs of neighbouring words, by which [NearCopies] finds similar sentences.
    public int[] features() {
        int[] features = new int[Math.max(0, 2 * words.size() - 1)];
        for (int at = 0; at < words.size(); at++) {
            features[2 * at] = NearCopies.mixed(words.get(at).hashCode());
            if (at > 0) {
                features[2 * at - 1] = NearCopies.mixed((words.get(at - 1) + ' ' + words.get(at)).hashCode());
            }
        }
        return features;
    }

    private static boolean turns(String word) {
        return WordLists.standard().turning().contains(word) || word.endsWith("n't")
                || !Character.isLetter(word.charAt(0));
    }

    private static String singular(String word) {
        boolean plural = word.length() > 4 && word.endsWith("s") && !WordLists.standard().turning().contains(word)
                && Character.isLetter(word.charAt(0))
                && "sui'".indexOf(word.charAt(word.length() - 2)) < 0;
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
