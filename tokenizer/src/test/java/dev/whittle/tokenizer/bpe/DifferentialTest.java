package dev.whittle.tokenizer.bpe;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.whittle.tokenizer.HostileText;
import dev.whittle.tokenizer.Vectors;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Token by token against jtokkit, which tiktoken's own counts have shown to be right but for lone
/// surrogates. `-Dwhittle.fuzz=1000000` sets how many strings each encoding gets.
class DifferentialTest {
    private static final int STRINGS = Integer.getInteger("whittle.fuzz", 40_000);
    private static final List<EncodingType> SPLITTERS = List.of(EncodingType.O200K_BASE, EncodingType.CL100K_BASE,
            EncodingType.P50K_BASE);
    private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();

    @ParameterizedTest
    @EnumSource
    void randomStringsOfHostileCharacters(EncodingType type) {
        Random random = new Random(20261121L + type.getName().hashCode());
        compare(type, STRINGS, () -> HostileText.text(random, 24));
    }

    @ParameterizedTest
    @EnumSource
    void longPieces(EncodingType type) {
        Random random = new Random(31L + type.getName().hashCode());
        String[] alphabets = {"ab", "abcdefghijklmnopqrstuvwxyz", "ABCxyz", "字中文的一是", "=-", "....!", "\n\r", "аеинос",
            "0123456789"};
        compare(type, STRINGS / 50, () -> {
            String alphabet = alphabets[random.nextInt(alphabets.length)];
            return random.ints(1 + random.nextInt(500), 0, alphabet.length()).map(alphabet::charAt)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        });
    }

    // Tokens one after the other: every seam is one that merging must find or leave alone.
    @ParameterizedTest
    @EnumSource
    void tokensJoinedAtRandom(EncodingType type) {
        Random random = new Random(41L + type.getName().hashCode());
        BpeEncoding ours = BpeEncodings.get(type.getName());
        int size = ours.engine().vocabulary().size();
        compare(type, STRINGS / 4, () -> {
            int[] tokens = random.ints(1 + random.nextInt(8), 0, size).filter(t -> t != 50256).toArray();
            return ours.decode(tokens);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en_md", "html", "java", "minjs", "json", "moby", "zh_md", "ja_md", "ar_md"})
    void partsOfRealText(String name) throws IOException {
        String text = Vectors.shared("corpus/" + name + ".txt.gz");
        for (EncodingType type : EncodingType.values()) {
            RandomGenerator random = new Random(name.hashCode());
            compare(type, STRINGS / 100, () -> {
                int from = random.nextInt(text.length());
                return text.substring(from, Math.min(text.length(), from + random.nextInt(400)));
            });
        }
    }

    // Blocks of a long text must not show.
    @ParameterizedTest
    @ValueSource(strings = {"minjs", "zh_md"})
    void wholeRealText(String name) throws IOException {
        String text = wellFormed(Vectors.shared("corpus/" + name + ".txt.gz"));
        for (EncodingType type : EncodingType.values()) {
            compare(type, 1, () -> text);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            a, 200000
            ' ', 100000
            '=', 100000
            字, 60000
            ab, 50000
            Aa, 50000
            ' a', 50000
            '字A', 50000
            ́, 50000
            'x''re', 30000""")
    void giantPieces(String unit, int times) {
        String text = unit.repeat(times);
        for (EncodingType type : new EncodingType[]{EncodingType.O200K_BASE, EncodingType.CL100K_BASE}) {
            assertThat(BpeEncodings.get(type.getName()).count(text).tokens()).as(type.getName())
                    .isEqualTo(REGISTRY.getEncoding(type).countTokensOrdinary(text));
        }
    }

    @Test
    void everyCharacterByItselfAndBetweenOthers() {
        for (EncodingType type : SPLITTERS) {
            int[] next = {0};
            compare(type, 0x3_0000, () -> {
                String character = Character.toString(next[0]++);
                return next[0] % 3 == 0 ? character : next[0] % 3 == 1 ? "a" + character + "B" : " " + character + "1";
            });
        }
    }

    private static void compare(EncodingType type, int strings, Supplier<String> texts) {
        Encoding jtokkit = REGISTRY.getEncoding(type);
        BpeEncoding ours = BpeEncodings.get(type.getName());
        for (int i = 0; i < strings; i++) {
            String text = wellFormed(texts.get());
            int[] expected = jtokkit.encodeOrdinary(text).toArray();
            if (!Arrays.equals(expected, ours.encode(text)) || ours.count(text).tokens() != expected.length) {
                assertThat(ours.encode(text)).as("%s, string %d: \"%s\"", type.getName(), i, text).isEqualTo(expected);
                assertThat(ours.count(text).tokens()).as("%s, string %d", type.getName(), i).isEqualTo(expected.length);
            }
        }
    }

    private static String wellFormed(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c))
                ? text
                : text.codePoints().map(c -> c >= 0xD800 && c < 0xE000 ? 0xFFFD : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
