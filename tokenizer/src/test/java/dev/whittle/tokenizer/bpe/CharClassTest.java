package dev.whittle.tokenizer.bpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CharClassTest {
    @Test
    void everyCodePointIsInTheClassTheRegexEnginePutsItIn() {
        Pattern[] patterns = new Pattern[CharClass.COUNT];
        patterns[CharClass.UPPER] = pattern("[\\p{Lu}\\p{Lt}]");
        patterns[CharClass.LOWER] = pattern("\\p{Ll}");
        patterns[CharClass.UNCASED] = pattern("[\\p{Lm}\\p{Lo}]");
        patterns[CharClass.MARK] = pattern("\\p{M}");
        patterns[CharClass.NUMBER] = pattern("\\p{N}");
        patterns[CharClass.NEWLINE] = pattern("[\\r\\n]");
        patterns[CharClass.SPACE] = pattern(" ");
        patterns[CharClass.BLANK] = pattern("[\\s&&[^ \\r\\n]]");
        patterns[CharClass.APOSTROPHE] = pattern("'");
        patterns[CharClass.SLASH] = pattern("/");
        patterns[CharClass.OTHER] = pattern("[\\p{P}\\p{S}&&[^'/]]");
        patterns[CharClass.CONTROL] = pattern("[^\\s\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]");
        List<String> wrong = new ArrayList<>();
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                continue;
            }
            String character = Character.toString(codePoint);
            byte[] utf8 = character.getBytes(StandardCharsets.UTF_8);
            int charClass = CharClass.at(utf8, 0);
            boolean right = charClass == CharClass.of(codePoint) && CharClass.width(utf8[0]) == utf8.length
                    && patterns[charClass].matcher(character).matches();
            if (!right) {
                wrong.add("U+%04X as %d".formatted(codePoint, charClass));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    }

    @Test
    void loneSurrogatesAreOfTheReplacementCharactersClass() {
        assertThat(CharClass.of(0xD83D)).isEqualTo(CharClass.of(0xFFFD)).isEqualTo(CharClass.OTHER);
        assertThat(CharClass.of(0xDC4D)).isEqualTo(CharClass.OTHER);
    }
}
