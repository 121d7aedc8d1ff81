package dev.whittle.tokenizer.bpe;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LongestFitEncoderTest {
    // 64 bytes fill a fresh encoder's array to its last place, and the one behind it is asked for too.
    @Test
    void aFirstPieceOfAnyLengthIsEncodedAsJtokkitDoes() {
        Encoding jtokkit = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
        Vocabulary vocabulary = VocabularyFile.O200K.read();
        String khmer = " ព្រះរាជាណាចក្រកម្ពុជាព្រះរាជាណាចក្រកម្ពុជា";
        for (int length = 2; length <= khmer.length(); length++) {
            byte[] piece = khmer.substring(0, length).getBytes(StandardCharsets.UTF_8);
            assertThat(new LongestFitEncoder(vocabulary).encode(piece, 0, piece.length))
                    .isEqualTo(jtokkit.countTokensOrdinary(khmer.substring(0, length)));
        }
    }
}
