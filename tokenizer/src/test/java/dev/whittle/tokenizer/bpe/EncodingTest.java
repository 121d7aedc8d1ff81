package dev.whittle.tokenizer.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.tokenizer.Encoding;
import dev.whittle.tokenizer.HostileText;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.TokenSpan;
import dev.whittle.tokenizer.Tokenizers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
    private static final Encoding O200K = Tokenizers.encoding("o200k_base");
    private static final Encoding CL100K = Tokenizers.encoding("cl100k_base");

    // Literal vectors of tiktoken's tests/test_encoding.py.
    @Test
    void tiktokensOwnVectors() {
        assertThat(CL100K.encode("hello world")).containsExactly(15339, 1917);
        assertThat(CL100K.encode("rer")).containsExactly(38149);
        assertThat(CL100K.encode("'rer")).containsExactly(2351, 81);
        assertThat(CL100K.encode("today\n ")).containsExactly(31213, 198, 220);
        assertThat(CL100K.encode("today\n \n")).containsExactly(31213, 27907);
        assertThat(CL100K.encode("today\n  \n")).containsExactly(31213, 14211);
        assertThat(CL100K.encode(" \u0085" + "0")).containsExactly(220, 126, 227, 15);
        assertThat(CL100K.encode("👍")).containsExactly(9468, 239, 235);
        assertThat(CL100K.encode("\uD83D")).isEqualTo(CL100K.encode("\uFFFD"));
        assertThat(CL100K.encode("")).isEmpty();
        Encoding r50k = Tokenizers.encoding("r50k_base");
        assertThat(r50k.encode("hello world")).containsExactly(31373, 995);
        int repeated = 0;
        int[][] zeros = {{15}, {405}, {830}, {2388}, {20483}, {10535}, {24598}, {8269}, {10535, 830}, {8269, 405},
            {8269, 830}, {8269, 2388}, {8269, 20483}, {8269, 10535}, {8269, 24598}, {25645}, {8269, 10535, 830}};
        for (int[] expected : zeros) {
            assertThat(r50k.encode("0".repeat(++repeated))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"o200k_base", "o200k_harmony", "cl100k_base", "p50k_base", "p50k_edit", "r50k_base"})
    void decodingGivesTheTextBack(String id) {
        Encoding encoding = Tokenizers.encoding(id);
        Random random = new Random(id.hashCode());
        for (int i = 0; i < 3_000; i++) {
            String text = HostileText.text(random, 60);
            int[] tokens = encoding.encode(text);
            assertThat(encoding.decode(tokens)).isEqualTo(wellFormed(text));
            assertThat(encoding.count(text)).isEqualTo(TokenCount.exact(tokens.length));
        }
    }

    private static String wellFormed(String text) {
        return text.codePoints().map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    // Ids by tiktoken's openai_public.py and openai/gpt-oss.
    @Test
    void specialTokensDecodeToTheirNames() {
        assertThat(O200K.decode(199999, 200018)).isEqualTo("<|endoftext|><|endofprompt|>");
        assertThat(Tokenizers.encoding("o200k_harmony").decode(200006, 200008, 200012, 200013))
                .isEqualTo("<|start|><|message|><|call|><|reserved_200013|>");
        assertThat(CL100K.decode(100257, 100276)).isEqualTo("<|endoftext|><|endofprompt|>");
        assertThat(Tokenizers.encoding("p50k_edit").decode(50256, 50281)).isEqualTo("<|endoftext|><|fim_prefix|>");
    }

    @Test
    void anUnknownTokenIsRefusedByName() {
        assertThatThrownBy(() -> O200K.decode(24912, 300_000)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("o200k_base has no token 300000.");
        assertThatThrownBy(() -> O200K.bytes(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tokenizers.encoding("p50k_base").bytes(50_281))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tokenizers.encoding("gpt-9")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No encoding \"gpt-9\". There are: cl100k_base, o200k_base, o200k_harmony, p50k_base,"
                        + " p50k_edit, r50k_base");
    }

    // cl100k_base splits the thumb's four bytes into 9468 (two of them), 239 and 235, as tiktoken's test says.
    @Test
    void spansShowBoundariesInsideACharacter() {
        assertThat(CL100K.spans("a👍b")).containsExactly(
                new TokenSpan(64, 0, 1, 0, 1),
                new TokenSpan(9468, 1, 3, 1, 3),
                new TokenSpan(239, 3, 4, 1, 3),
                new TokenSpan(235, 4, 5, 1, 3),
                new TokenSpan(65, 5, 6, 3, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"o200k_base", "o200k_harmony", "cl100k_base", "p50k_base", "p50k_edit", "r50k_base"})
    void theSpansOfAPartAreThoseOfTheWholeText(String id) {
        Encoding encoding = Tokenizers.encoding(id);
        Random random = new Random(id.hashCode());
        for (int i = 0; i < 3_000; i++) {
            String text = HostileText.text(random, 60);
            int from = random.nextInt(text.length() + 1);
            int to = from + random.nextInt(text.length() - from + 1);
            assertThat(encoding.spans(text, from, to)).as("%s from %d to %d", text, from, to).isEqualTo(
                    encoding.spans(text).stream().filter(span -> span.charEnd() > from && span.charStart() < to)
                            .toList());
        }
        assertThatThrownBy(() -> encoding.spans("abc", 1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    // A part in the middle of a long text costs what its surroundings cost: only these are given to the engine.
    @Test
    void aPartOfALongTextIsCutOutAtTheNearestCuts() {
        String text = "The quick brown fox jumps.\n".repeat(1_000);
        int at = text.length() / 2;
        Cuts cuts = ((BpeEncoding) O200K).engine().cuts();
        assertThat(at - cuts.previous(text, at)).isLessThan(16);
        assertThat(cuts.next(text, at) - at).isLessThan(16);
    }

    @Test
    void spansCoverTheTextWithoutAGap() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            String text = HostileText.text(random, 40);
            byte[] utf8 = wellFormed(text).getBytes(StandardCharsets.UTF_8);
            int bytes = 0;
            int covered = 0;
            List<Integer> tokens = new ArrayList<>();
            for (TokenSpan span : O200K.spans(text)) {
                tokens.add(span.token());
                assertThat(span.byteStart()).isEqualTo(bytes);
                bytes = span.byteEnd();
                assertThat(utf8).as(text).containsSequence(O200K.bytes(span.token()));
                assertThat(O200K.bytes(span.token())).hasSize(span.byteEnd() - span.byteStart());
                String before = wellFormed(text.substring(0, span.charStart()));
                String through = wellFormed(text.substring(0, span.charEnd()));
                assertThat(before.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(span.byteStart());
                assertThat(through.getBytes(StandardCharsets.UTF_8).length).isGreaterThanOrEqualTo(span.byteEnd());
                assertThat(span.charStart()).isLessThanOrEqualTo(covered);
                covered = span.charEnd();
            }
            assertThat(tokens.stream().mapToInt(Integer::intValue).toArray()).isEqualTo(O200K.encode(text));
            assertThat(bytes).isEqualTo(utf8.length);
            assertThat(covered).isEqualTo(text.length());
        }
    }

    @Test
    void truncatingKeepsTheFirstTokensOnWholeCharacters() {
        assertThat(O200K.truncate("hello world again", 2)).isEqualTo("hello world");
        assertThat(O200K.truncate("hello world", 2)).isEqualTo("hello world");
        assertThat(O200K.truncate("hello", 0)).isEmpty();
        assertThat(CL100K.truncate("a👍b", 3)).isEqualTo("a"); // the thumb takes three tokens
        assertThat(CL100K.truncate("a👍b", 4)).isEqualTo("a👍");
        assertThatThrownBy(() -> O200K.truncate("hello", -1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A text cannot be truncated to -1 tokens.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"o200k_base", "cl100k_base", "p50k_base", "r50k_base"})
    void aTruncatedTextNeverCountsMoreAndIsAStartOfTheText(String id) {
        Encoding encoding = Tokenizers.encoding(id);
        Random random = new Random(id.hashCode());
        for (int i = 0; i < 5_000; i++) {
            String text = HostileText.text(random, 40);
            int tokens = random.nextInt(30);
            String start = encoding.truncate(text, tokens);
            assertThat(text).startsWith(start);
            assertThat(encoding.count(start).tokens()).isLessThanOrEqualTo(tokens);
            if (encoding.count(text).tokens() <= tokens) {
                assertThat(start).isEqualTo(text);
            } else if (!start.isEmpty()) {
                assertThat(Character.isSurrogatePair(start.charAt(start.length() - 1), text.charAt(start.length())))
                        .isFalse();
            }
        }
    }
}
