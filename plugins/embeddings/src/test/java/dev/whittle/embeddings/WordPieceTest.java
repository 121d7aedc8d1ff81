package dev.whittle.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordPieceTest {
    // From Hugging Face's tokenizers (ai.djl.huggingface:tokenizers 0.36.0) with the same tokenizer.json.
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            Hello, world!|7592, 1010, 2088, 999
            Crème brûlée costs $4.50 – naïve café|13675, 21382, 7987, 9307, 2063, 5366, 1002, 1018, 1012, 2753, 1516, 15743, 7668
            unaffable antidisestablishmentarianism|14477, 20961, 3468, 3424, 10521, 4355, 7875, 13602, 3672, 12199, 2964
            北京是中国的首都|1781, 1755, 100, 1746, 1799, 1916, 100, 1961
            İstanbul ẞtraße ﬁne №5|9960, 1096, 6494, 17499, 1984, 2638, 1578, 2629
            don't stop—ever... (really?)|2123, 1005, 1056, 2644, 1517, 2412, 1012, 1012, 1012, 1006, 2428, 1029, 1007
            한국어 日本語テキスト|1469, 30006, 30021, 29991, 30014, 30020, 29999, 30008, 1864, 1876, 1950, 1713, 30227, 30233, 30240
            a_b-c @user #tag 3.14%|1037, 1035, 1038, 1011, 1039, 1030, 5310, 1001, 6415, 1017, 1012, 2403, 1003
            """)
    void piecesAreThoseOfTheOriginalTokenizer(String text, String ids) throws IOException {
        assertThat(Arrays.toString(wordPiece().pieces(text).ids())).isEqualTo("[" + ids + "]");
    }

    @Test
    void blanksControlsAndEndlessWordsAreReadAsTheOriginalDoes() throws IOException {
        assertThat(wordPiece().pieces("😀 emoji \u0000 and\u00a0blanks\t\n").ids()).containsExactly(100, 7861, 29147,
                2072, 1998, 8744, 2015);
        assertThat(wordPiece().pieces("x".repeat(120) + " ok").ids()).containsExactly(100, 7929);
        assertThat(wordPiece().pieces("").ids()).isEmpty();
    }

    @Test
    void everyPieceKnowsTheCharsOfItsWord() throws IOException {
        Pieces pieces = wordPiece().pieces("Crème unaffable");
        assertThat(pieces.starts()).containsExactly(0, 0, 6, 6, 6);
        assertThat(pieces.ends()).containsExactly(5, 5, 15, 15, 15);
    }

    private static WordPiece wordPiece() throws IOException {
        try (InputStream vocabulary = Objects
                .requireNonNull(WordPiece.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json"))) {
            return WordPiece.read(vocabulary);
        }
    }
}
