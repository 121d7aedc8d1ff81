package dev.whittle.tokenizer.bpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What [Normalization#safe] rests on: the classes a character can have once it is normalized.
class NormalizationTest {
    @Test
    void aCharacterThatChangesByItselfStaysInItsClassAndMayEndWithAMark() {
        List<String> wrong = new ArrayList<>();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                continue;
            }
            String composed = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFC);
            int before = CharClass.of(point);
            int first = CharClass.of(composed.codePointAt(0));
            int last = CharClass.of(composed.codePointBefore(composed.length()));
            boolean mayEndWithMark = before == CharClass.UNCASED || before == CharClass.OTHER;
            if (first != before || (last != before && !(mayEndWithMark && last == CharClass.MARK))) {
                wrong.add("U+%04X".formatted(point));
            }
            if (composed.codePointCount(0, composed.length()) > 1 && point < 0x300) {
                wrong.add("U+%04X grows".formatted(point));
            }
        }
        assertThat(wrong).isEmpty();
    }

    // Nothing but a mark or a part of a Hangul syllable joins what stands before it.
    @Test
    void onlyMarksAndJamoJoinTheCharacterBefore() {
        List<String> wrong = new ArrayList<>();
        for (int point = 0; point <= 0x3_0000; point++) {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                continue;
            }
            for (String base : List.of("a", "A", "字", "<", "1", " ", "\n", "'", "/", "\u1100", "\uAC00", "\u200D")) {
                String both = base + Character.toString(point);
                String apart = Normalizer.normalize(base, Normalizer.Form.NFC)
                        + Normalizer.normalize(Character.toString(point), Normalizer.Form.NFC);
                boolean joins = !Normalizer.normalize(both, Normalizer.Form.NFC).equals(apart);
                int charClass = CharClass.of(point);
                boolean jamo = charClass == CharClass.UNCASED && CharClass.of(base.codePointAt(0)) == CharClass.UNCASED;
                if (joins && charClass != CharClass.MARK && !jamo) {
                    wrong.add("U+%04X after U+%04X".formatted(point, base.codePointAt(0)));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aTextIsLeftAloneExactlyWhereItIsSaidTo() {
        Random random = new Random(3);
        String[] atoms = {"a", "é", "e\u0301", "字", "\u0958", "\u1100\u1161", "가", "\u11A8", "▁", " ", "K", "ﬁ", "①"};
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(5); n >= 0; n--) {
                text.append(atoms[random.nextInt(atoms.length)]);
            }
            byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
            for (Normalization normalization : Normalization.values()) {
                boolean changes = !normalization.apply(text.toString()).contentEquals(text);
                if (changes) {
                    assertThat(normalization.mayChange(utf8, 0, utf8.length)).as("%s %s", normalization, text).isTrue();
                }
                if (normalization == Normalization.NFC && normalization.leaves(utf8, 0, utf8.length)) {
                    assertThat(changes).as(text.toString()).isFalse();
                }
                int clusters = 0;
                StringBuilder piecewise = new StringBuilder();
                for (int at = 0; at < text.length(); clusters++) {
                    int end = normalization.clusterEnd(text.toString(), at);
                    piecewise.append(normalization.apply(text.substring(at, end)));
                    at = end;
                }
                assertThat(piecewise.toString()).as("%s of %s", normalization, text)
                        .isEqualTo(normalization.apply(text.toString()));
                assertThat(clusters).isLessThanOrEqualTo(text.codePointCount(0, text.length()));
            }
        }
    }
}
