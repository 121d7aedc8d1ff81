package dev.whittle.tokenizer.bpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Proof by exhaustion, over all strings of up to five characters of every class there is (six with
/// `-Dwhittle.full=true`), that the splitters cut where the vendors' patterns do, that the cuts between
/// classes are safe, and that there are no others.
class SplitterTest {
    private static final int LONGEST = Boolean.getBoolean("whittle.full") ? 6 : 5;
    private static final String CHARACTERS = "Easrelſ字\u03011\n \u3000'/!\u200D";
    // Inside and outside of DeepSeek's second pattern: letters, mark, punctuation, an unassigned code point.
    private static final String EASTERN = "Eeéก字ー\u3099・\u3040\u0301" + "1\n \u3000'/!。\u200D";

    // What is Han and what is not: a letter, a number, a symbol and a mark (U+16FF0) of each.
    private static final String HAN = "Eerlก字\u0301\uD81B\uDFF0〇1⺀\n \u3000'/!\u200D";

    private static final String O200K = """
            [^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
            |[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
            |\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+""";
    private static final String CL100K = """
            (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}
            | ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+""";
    private static final String GPT2 = """
            's|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+""";
    private static final String DEEPSEEK = """
            [!"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+
            | ?[\\p{P}\\p{S}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+""";

    private static final String KIMI = "[\\p{IsHan}]+|" + O200K.replace("\\p{M}]", "\\p{M}&&[^\\p{IsHan}]]")
            .replace("[\\r\\n/]*", "[\\r\\n]*");
    private static final String QWEN_3_5 = """
            (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?[\\p{L}\\p{M}]+|\\p{N}
            | ?[^\\s\\p{L}\\p{M}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+""";

    private static final List<Family> FAMILIES = List.of(
            new Family(SplitRule.O200K, CHARACTERS, List.of(O200K)),
            new Family(SplitRule.TEKKEN, CHARACTERS,
                    List.of(O200K.replace("(?i:'s|'t|'re|'ve|'m|'ll|'d)?", "").replace("{1,3}", ""))),
            new Family(SplitRule.CL100K, CHARACTERS, List.of(CL100K)),
            new Family(SplitRule.KIMI, HAN, List.of(KIMI)),
            new Family(SplitRule.QWEN, CHARACTERS, List.of(CL100K.replace("{1,3}", ""))),
            new Family(SplitRule.QWEN_3_5, CHARACTERS, List.of(QWEN_3_5)),
            new Family(SplitRule.GPT2, CHARACTERS, List.of(GPT2)),
            new Family(SplitRule.COMMAND_R, CHARACTERS, List.of("\\p{N}", GPT2)),
            new Family(SplitRule.DEEPSEEK, EASTERN, List.of("\\p{N}{1,3}", "[一-龥぀-ゟ゠-ヿ]+", DEEPSEEK)));

    /// @param patterns each cuts what the one before left; what a pattern does not match is a part, too
    record Family(SplitRule rule, String characters, List<String> patterns) {
        Splitter splitter() {
            return rule.splitter(VocabularyFile.R50K.read()); // only SplitRule.NONE looks at it
        }

        List<Matcher> matchers() {
            return patterns.stream()
                    .map(regex -> Pattern.compile(regex.replace("\n", ""), Pattern.UNICODE_CHARACTER_CLASS).matcher(""))
                    .toList();
        }

        @Override
        public String toString() {
            return rule.name();
        }
    }

    static List<Family> families() {
        return FAMILIES;
    }

    @ParameterizedTest
    @MethodSource("families")
    void piecesAreThoseOfThePatternAndCutsAreSafeAndComplete(Family family) {
        new Exhaustion(family).check();
    }

    private static final class Exhaustion {
        private final Splitter splitter;
        private final int[] characters;
        private final List<Matcher> matchers;
        private final StringBuilder text = new StringBuilder();
        private final int[] byteAt = new int[2 * LONGEST + 1]; // none lies inside a character
        private final int[] ends = new int[2 * LONGEST + 1]; // of the pieces of each prefix of the text, a bit a char
        private byte[] utf8 = new byte[LONGEST * 4];
        private final boolean[][] unsafe = new boolean[CharClass.COUNT][CharClass.COUNT];
        private int wrongPieces;
        private String firstWrong = "";

        Exhaustion(Family family) {
            splitter = family.splitter();
            characters = family.characters().codePoints().toArray();
            matchers = family.matchers();
        }

        void check() {
            extend(0);
            assertThat(wrongPieces).as("strings split another way than by the pattern, such as \"%s\"", firstWrong)
                    .isZero();
            List<String> wrong = new ArrayList<>();
            for (int left = 0; left < CharClass.COUNT; left++) {
                for (int right = 0; right < CharClass.COUNT; right++) {
                    if (splitter.safe(left, right) == unsafe[left][right]) {
                        wrong.add("%d|%d is %s".formatted(left, right, unsafe[left][right] ? "not safe" : "safe, too"));
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }

        private void extend(int points) {
            int length = text.length();
            if (points == LONGEST) {
                return;
            }
            for (int point : characters) {
                byte[] bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(bytes, 0, utf8, byteAt[length], bytes.length);
                text.appendCodePoint(point);
                byteAt[length + 1] = byteAt[length] + 1;
                byteAt[text.length()] = byteAt[length] + bytes.length;
                look();
                extend(points + 1);
                text.setLength(length);
            }
        }

        private void look() {
            int length = text.length();
            int whole = ends(0, length);
            ends[length] = whole;
            if (whole != endsOfPattern()) {
                wrongPieces++;
                firstWrong = firstWrong.isEmpty() ? text.toString() : firstWrong;
            }
            for (int cut = 1; cut < length; cut++) {
                if (!Character.isLowSurrogate(text.charAt(cut)) && (ends[cut] | ends(cut, length)) != whole) {
                    unsafe[CharClass.of(text.codePointBefore(cut))][CharClass.of(text.codePointAt(cut))] = true;
                }
            }
        }

        private int ends(int from, int to) {
            int ends = 0;
            int place = from;
            for (int at = byteAt[from]; at < byteAt[to];) {
                at = splitter.end(utf8, at, byteAt[to]);
                while (byteAt[place] < at) {
                    place++;
                }
                ends |= 1 << place;
            }
            return ends;
        }

        private int endsOfPattern() {
            int ends = 1 << text.length();
            for (Matcher matcher : matchers) {
                ends = ends(matcher, ends);
            }
            return ends;
        }

        private int ends(Matcher matcher, int parts) {
            int ends = 0;
            int start = 0;
            for (int end = 1; end <= text.length(); end++) {
                if ((parts & (1 << end)) != 0) {
                    matcher.reset(text.substring(start, end));
                    while (matcher.find()) {
                        ends |= 1 << (start + matcher.end()) | 1 << (start + matcher.start());
                    }
                    ends |= 1 << end;
                    start = end;
                }
            }
            return ends & ~1;
        }
    }

    // tiktoken 0.14 takes white space at the end of a text as one piece, `\\s++$`; here it is two if a line break
    // is in it.
    @Test
    void theNewerPatternOfCl100kGivesTheSameTokens() {
        Pattern newer = Pattern.compile(
                "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}++|\\p{N}{1,3}+| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*+"
                        + "|\\s++\\z|\\s*[\\r\\n]|\\s+(?!\\S)|\\s",
                Pattern.UNICODE_CHARACTER_CLASS);
        BpeEncoding cl100k = BpeEncodings.get("cl100k_base");
        LongestFitEncoder encoder = new LongestFitEncoder(cl100k.engine().vocabulary());
        String characters = "a! \n\r\t\u3000";
        int count = 0;
        for (int length = 1; length <= 6; length++) {
            for (int i = 0; i < Math.pow(characters.length(), length); i++) {
                StringBuilder text = new StringBuilder();
                for (int rest = i; text.length() < length; rest /= characters.length()) {
                    text.append(characters.charAt(rest % characters.length()));
                }
                Ids ids = new Ids();
                Matcher matcher = newer.matcher(text);
                while (matcher.find()) {
                    byte[] piece = matcher.group().getBytes(StandardCharsets.UTF_8);
                    int tokens = encoder.encode(piece, 0, piece.length);
                    ids.piece(encoder.tokens(), tokens);
                }
                count += Arrays.equals(cl100k.encode(text.toString()), ids.toArray()) ? 1 : 0;
            }
        }
        assertThat(count).isEqualTo(7 + 49 + 343 + 2_401 + 16_807 + 117_649);
    }
}
