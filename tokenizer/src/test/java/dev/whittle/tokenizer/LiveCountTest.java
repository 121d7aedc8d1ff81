package dev.whittle.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveCountTest {
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");
    private static final Tokenizer CL100K = Tokenizers.get("cl100k_base");

    private final LiveCount live = new LiveCount(List.of(O200K, CL100K));

    @Test
    void anEmptyTextHasNoTokens() {
        assertThat(live.counts()).containsExactly(
                Map.entry("o200k_base", TokenCount.ZERO),
                Map.entry("cl100k_base", TokenCount.ZERO));
        assertThat(live.text()).isEmpty();
    }

    @Test
    void editsChangeTextLengthAndCounts() {
        live.replace(0, 0, "hello");
        live.replace(5, 5, " world");
        assertThat(live.text()).isEqualTo("hello world");
        assertThat(live.length()).isEqualTo(11);
        assertThat(live.counts().get("o200k_base")).isEqualTo(TokenCount.exact(2));
        live.replace(0, 11, "");
        assertThat(live.counts().get("o200k_base")).isEqualTo(TokenCount.ZERO);
    }

    @Test
    void aSnapshotStaysAsItWas() {
        live.setText("hello world");
        Map<String, TokenCount> before = live.counts();
        live.setText("");
        assertThat(before.get("cl100k_base")).isEqualTo(TokenCount.exact(2));
        assertThatThrownBy(before::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void offsetsOutsideTheTextAreRefusedAndChangeNothing() {
        live.setText("hello");
        assertThatThrownBy(() -> live.replace(-1, 2, "x")).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> live.replace(3, 2, "x")).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> live.replace(0, 6, "x")).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(live.text()).isEqualTo("hello");
    }

    @Test
    void halfACharacterCountsAsTheReplacementCharacterUntilItIsWhole() {
        live.setText("a\uD83D");
        assertThat(live.counts().get("cl100k_base")).isEqualTo(CL100K.count("a\uFFFD"));
        live.replace(2, 2, "\uDC4D");
        assertThat(live.counts().get("cl100k_base")).isEqualTo(CL100K.count("a👍"));
    }

    @Test
    void afterEveryRandomEditTheCountsEqualAFullRecount() {
        Random random = new Random(20261121);
        StringBuilder model = new StringBuilder();
        String[] atoms = {"a", "B", " ", "\n", "\r", "'s", "'", "字", "é", "\u0301", "1", "/", "!", "\uD83D", "\uDC4D",
            "hello world", "  ", "ſ", "\u3000", "Ünïcode", "don't", "<|endoftext|>"};
        for (int i = 0; i < 5_000; i++) {
            int start = random.nextInt(model.length() + 1);
            int end = Math.min(model.length(), start + (random.nextInt(3) == 0 ? random.nextInt(40) : 0));
            String inserted = atoms[random.nextInt(atoms.length)].repeat(random.nextInt(3));
            model.replace(start, end, inserted);
            live.replace(start, end, inserted);
            if (model.length() > 600) {
                model.setLength(200);
                live.setText(model.toString());
            }
            String text = model.toString();
            assertThat(live.text()).isEqualTo(text);
            assertThat(live.counts()).containsExactly(
                    Map.entry("o200k_base", O200K.count(text)),
                    Map.entry("cl100k_base", CL100K.count(text)));
        }
    }
}
