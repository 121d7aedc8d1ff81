package dev.whittle.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Puts together words that stand half on one line and half on the next. Whether `well-` and `known` are
/// one word or two with a hyphen is decided by how the rest of the document writes them; where it never
/// does, by whether it hyphenates words at all; where that is unknown too, both lines stay as they are.
final class Hyphens {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{Mn}'’-]*");

    private final Set<String> words = new HashSet<>();
    private final boolean hyphenates;

    Hyphens(List<List<String>> pages) {
        for (List<String> page : pages) {
            for (String line : page) {
                Half half = Half.atEndOf(line);
                Matcher word = WORD.matcher(half == null ? line : half.before());
                while (word.find()) {
                    words.add(word.group().toLowerCase(Locale.ROOT));
                }
            }
        }
        int one = 0;
        int two = 0;
        for (List<String> page : pages) {
            for (int i = 0; i + 1 < page.size(); i++) {
                Half half = Half.atEndOf(page.get(i));
                String rest = half == null ? "" : restAtStartOf(page.get(i + 1));
                if (half != null && !rest.isEmpty()) {
                    two += isKnown(half.word() + "-" + rest) ? 1 : 0;
                    one += isKnown(half.word() + rest) ? 1 : 0;
                }
            }
        }
        this.hyphenates = one > two;
    }

    /// The lines with their halved words moved up.
    List<String> joined(List<String> lines) {
        List<String> joined = new ArrayList<>();
        String line = lines.isEmpty() ? "" : lines.getFirst();
        for (int i = 1; i < lines.size(); i++) {
            String next = lines.get(i);
            Half half = Half.atEndOf(line);
            String rest = half == null ? "" : restAtStartOf(next);
            String whole = half == null || rest.isEmpty() ? null : whole(half, rest);
            if (half == null || whole == null) {
                joined.add(line);
                line = next;
            } else {
                int end = next.indexOf(' ', rest.length());
                joined.add(half.before() + whole + next.substring(rest.length(), end < 0 ? next.length() : end));
                line = end < 0 ? "" : next.substring(end + 1);
            }
        }
        joined.add(line);
        joined.removeIf(String::isEmpty);
        return joined;
    }

    private @Nullable String whole(Half half, String rest) {
        if (half.soft()) {
            return half.word() + rest;
        }
        if (isKnown(half.word() + "-" + rest)) {
            return half.word() + "-" + rest;
        }
        return hyphenates || isKnown(half.word() + rest) ? half.word() + rest : null;
    }

    private boolean isKnown(String word) {
        return words.contains(word.toLowerCase(Locale.ROOT));
    }

    // A word that begins with a capital is no second half.
    private static String restAtStartOf(String line) {
        int end = 0;
        while (end < line.length() && Character.isLetter(line.charAt(end))) {
            end++;
        }
        return end > 0 && Character.isLowerCase(line.charAt(0)) ? line.substring(0, end) : "";
    }

    /// The first half of a word, at the end of a line.
    ///
    /// @param before the line without it
    /// @param soft whether the hyphen is one that is only shown at the end of a line
    private record Half(String before, String word, boolean soft) {
        static @Nullable Half atEndOf(String line) {
            int end = line.length() - 1;
            if (end < 2 || "-\u2010\u00AD".indexOf(line.charAt(end)) < 0) {
                return null;
            }
            int start = end;
            while (start > 0 && Character.isLetter(line.charAt(start - 1))) {
                start--;
            }
            // What follows another hyphen or a digit is no ordinary word: "state-of-the-", "3rd-".
            boolean ordinary = start == 0 || line.charAt(start - 1) == ' '
                    || "(\"'“‘[".indexOf(line.charAt(start - 1)) >= 0;
            return end - start < 2 || !ordinary
                    ? null
                    : new Half(line.substring(0, start), line.substring(start, end), line.charAt(end) == '\u00AD');
        }
    }
}
