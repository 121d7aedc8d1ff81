package dev.whittle.wire;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a stranger's words fit for a message: no key, no control characters, one line, short.
final class Excerpt {
    private static final int LONGEST = 200;
    /// Servers echo keys whole, cut or with a middle of stars; a shared run this long is no
    /// accident.
    private static final int REVEALING = 8;
    private static final int EXAMINED = 4_000;
    private static final Pattern GAP = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\s\\u2028\\u2029]+");

    private Excerpt() {}

    static String of(String words, @Nullable String key) {
        String examined = words.length() > EXAMINED ? words.substring(0, EXAMINED) : words;
        String line = GAP.matcher(masked(examined, key)).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST)).strip() + "…";
    }

    private static String masked(String words, @Nullable String key) {
        // Below four characters it is a dummy for a local server, and masking it would garble every word.
        if (key == null || key.length() < 4) {
            return words;
        }
        int shortest = Math.min(REVEALING, key.length());
        StringBuilder masked = new StringBuilder(words.length());
        int at = 0;
        while (at < words.length()) {
            int shared = sharedRun(words, at, key, shortest);
            if (shared > 0) {
                masked.append("[key]");
                at += shared;
            } else {
                masked.append(words.charAt(at++));
            }
        }
        return masked.toString().replace("[key][key]", "[key]");
    }

    private static int sharedRun(String words, int at, String key, int shortest) {
        int longest = 0;
        for (int from = 0; from + shortest <= key.length(); from++) {
            int length = 0;
            while (from + length < key.length() && at + length < words.length()
                    && words.charAt(at + length) == key.charAt(from + length)) {
                length++;
            }
            longest = Math.max(longest, length);
        }
        return longest >= shortest ? longest : 0;
    }
}
