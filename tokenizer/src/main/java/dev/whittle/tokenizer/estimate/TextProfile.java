package dev.whittle.tokenizer.estimate;

import java.lang.Character.UnicodeScript;
import java.util.stream.LongStream;

/// What a text is made of, counted in UTF-16 characters: enough to tell prose from code from
/// Chinese.
///
/// Profiles add up exactly: the profile of a text is the sum of the profiles of its parts,
/// wherever it is cut except inside a surrogate pair or a run of digits, so a live counter can
/// keep one per segment (it never cuts there). Characters that belong to every language
/// (punctuation outside ASCII, general symbols) count as `latin`, and so does a lone surrogate,
/// which stands for U+FFFD.
///
/// @param latin ASCII characters without digits, white space included, and other characters of
///     every language
/// @param codeMarks those of `latin` that are one of `( ) ; { } =`
/// @param markupMarks those of `latin` that are one of `" < > :`
/// @param digits the digits 0 to 9
/// @param digitGroups how many groups of up to three the runs of digits make: what `o200k_base`
///     counts for them
/// @param accented Latin letters outside ASCII, such as é
/// @param han Chinese characters, with the punctuation of East Asian text
/// @param kana Japanese hiragana and katakana
/// @param other letters and marks of all other scripts, and emoji outside the first plane
public record TextProfile(
        long latin, long codeMarks, long markupMarks, long digits, long digitGroups, long accented, long han,
        long kana, long other) {
    /// The profile of the empty text.
    public static final TextProfile EMPTY = new TextProfile(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// @throws IllegalArgumentException if a number is negative, if there are more marks than
    ///     `latin`, or if the groups do not fit the digits
    public TextProfile {
        if (LongStream.of(codeMarks, markupMarks, digitGroups, accented, han, kana, other).min().orElse(0) < 0
                || codeMarks + markupMarks > latin || digitGroups > digits || digits > 3 * digitGroups) {
            throw new IllegalArgumentException(
                    "Not a profile: latin %d, code marks %d, markup marks %d, digits %d in %d groups, accented %d, han %d, kana %d, other %d"
                            .formatted(latin, codeMarks, markupMarks, digits, digitGroups, accented, han, kana, other));
        }
    }

    /// The profile of a text, in one pass. `"f(x) 字"` has five `latin` characters, two of them
    /// code marks, and one `han`.
    public static TextProfile of(CharSequence text) {
        long latin = 0;
        long codeMarks = 0;
        long markupMarks = 0;
        long digits = 0;
        long digitGroups = 0;
        int run = 0;
        long accented = 0;
        long han = 0;
        long kana = 0;
        long other = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                digitGroups += run % 3 == 0 ? 1 : 0;
                run++;
                continue;
            }
            run = 0;
            if (c < 0x80) {
                latin++;
                switch (c) {
                    case '(', ')', ';', '{', '}', '=' -> codeMarks++;
                    case '"', '<', '>', ':' -> markupMarks++;
                    default -> {
                        // any other character of prose
                    }
                }
            } else {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                switch (pair ? groupOfPair(c) : GROUPS[c]) {
                    case LATIN -> latin++;
                    case ACCENTED -> accented++;
                    case HAN -> han++;
                    case KANA -> kana++;
                    case OTHER -> other++;
                }
                i += pair ? 1 : 0;
            }
        }
        return new TextProfile(latin, codeMarks, markupMarks, digits, digitGroups, accented, han, kana, other);
    }

    /// The profile of both texts, one after the other.
    public TextProfile plus(TextProfile more) {
        return new TextProfile(
                latin + more.latin,
                codeMarks + more.codeMarks,
                markupMarks + more.markupMarks,
                digits + more.digits,
                digitGroups + more.digitGroups,
                accented + more.accented,
                han + more.han,
                kana + more.kana,
                other + more.other);
    }

    private enum Group { LATIN, ACCENTED, HAN, KANA, OTHER }

    private static final Group[] GROUPS = groups();

    private static Group[] groups() {
        Group[] groups = new Group[Character.MAX_VALUE + 1];
        for (int c = 0; c < groups.length; c++) {
            groups[c] = group((char) c);
        }
        return groups;
    }

    private static Group group(char c) {
        if ((c >= '\u3000' && c <= '\u303F') || (c >= '\uFF00' && c <= '\uFF60')) {
            return Group.HAN;
        }
        if (c == 'ー' || c == '･') {
            return Group.KANA;
        }
        return switch (UnicodeScript.of(c)) {
            case LATIN -> c < 0x80 ? Group.LATIN : Group.ACCENTED;
            case HAN, BOPOMOFO -> Group.HAN;
            case HIRAGANA, KATAKANA -> Group.KANA;
            // Marks that take the script of their letter occur with accents and with Arabic alike.
            case COMMON, INHERITED, UNKNOWN -> Group.LATIN;
            default -> Group.OTHER;
        };
    }

    // Planes 2 and 3 hold Chinese characters only.
    private static Group groupOfPair(char high) {
        return high >= '\uD840' && high < '\uD8C0' ? Group.HAN : Group.OTHER;
    }
}
