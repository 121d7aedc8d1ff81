package dev.whittle.app.workspace;

import java.util.ArrayList;
import java.util.List;

/// Makes text findable. SQLite's full-text index splits at blanks and punctuation, which Chinese, Japanese
/// and Thai do without: their signs are indexed one by one, and searched for as a phrase.
final class SearchText {
    private SearchText() {}

    static String index(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (Character.isISOControl(point)) {
                spaced.append(' ');
            } else if (standsAlone(point)) {
                spaced.append(' ').appendCodePoint(point).append(' ');
            } else {
                spaced.appendCodePoint(point);
            }
        });
        return spaced.toString();
    }

    /// The query that finds every text that has all the words, each at the beginning of a word; empty if
    /// there is no letter or digit to look for.
    static String query(String search) {
        List<String> words = new ArrayList<>();
        for (String word : search.split("(?U)\\s+", -1)) {
            if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                words.add("\"" + index(word).replace("\"", " ").strip() + "\"*");
            }
        }
        return String.join(" AND ", words);
    }

    /// A query that looks into one column of an index only.
    static String within(String column, String query) {
        return "{%s} : (%s)".formatted(column, query);
    }

    /// Whether a sign is a word of its own.
    static boolean standsAlone(int point) {
        return Character.isIdeographic(point) || switch (Character.UnicodeScript.of(point)) {
            case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> Character.isLetter(point);
            default -> false;
        };
    }
}
