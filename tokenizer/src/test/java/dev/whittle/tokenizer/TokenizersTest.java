package dev.whittle.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenizersTest {
    @Test
    void everyVectorOfTiktokenIsCountedAsTiktokenDoes() throws IOException {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Vectors.Vector vector : Vectors.all()) {
            vector.counts().forEach((id, expected) -> {
                TokenCount count = Tokenizers.get(id).count(vector.text());
                if (!count.equals(TokenCount.exact(expected))) {
                    wrong.put(vector.id() + " " + id, "expected %d, not %s".formatted(expected, count));
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void harmonyCountsPlainTextAsItsBaseDoes() throws IOException {
        for (Vectors.Vector vector : Vectors.all()) {
            assertThat(Tokenizers.get("o200k_harmony").count(vector.text()))
                    .isEqualTo(TokenCount.exact(vector.counts().getOrDefault("o200k_base", -1)));
        }
    }

    @Test
    void loneSurrogatesCountAsTheReplacementCharacter() {
        for (String id : Tokenizers.ids()) { // estimates too
            Tokenizer tokenizer = Tokenizers.get(id);
            for (String text : new String[]{"\uD83D", "\uDC4D", "a\uDC4D\uD83Db", "\uD83D\uD83D\uDC4D", "x\uD83D"}) {
                assertThat(tokenizer.count(text)).as(id).isEqualTo(tokenizer.count(text.equals("\uD83D\uD83D\uDC4D")
                        ? "\uFFFD\uD83D\uDC4D"
                        : text.replace('\uD83D', '\uFFFD').replace('\uDC4D', '\uFFFD')));
            }
        }
    }

    // tiktoken: encode_ordinary("<|endoftext|>") has 7 tokens in both encodings, not 1.
    @Test
    void namesOfSpecialTokensCountAsText() {
        assertThat(Tokenizers.get("cl100k_base").count("<|endoftext|>")).isEqualTo(TokenCount.exact(7));
        assertThat(Tokenizers.get("o200k_base").count("<|endoftext|>")).isEqualTo(TokenCount.exact(7));
    }

    @Test
    void anUnknownIdIsRefusedWithTheIdsThereAre() {
        assertThat(Tokenizers.find("o300k")).isEmpty();
        assertThatThrownBy(() -> Tokenizers.get("o300k")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No tokenizer \"o300k\". There are: ").hasMessageContaining("o200k_base");
    }
}
