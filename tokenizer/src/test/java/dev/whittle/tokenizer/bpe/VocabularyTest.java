package dev.whittle.tokenizer.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularyTest {
    // Sizes by tiktoken's openai_public.py: its explicit_n_vocab less the special tokens.
    @Test
    void sizesAreTiktokens() {
        assertThat(VocabularyFile.O200K.read().size()).isEqualTo(199_998);
        assertThat(VocabularyFile.CL100K.read().size()).isEqualTo(100_256);
        assertThat(VocabularyFile.P50K.read().size()).isEqualTo(50_281);
        assertThat(VocabularyFile.R50K.read().size()).isEqualTo(50_256);
    }

    // The hashes tiktoken's openai_public.py expects of OpenAI's files.
    @ParameterizedTest
    @CsvSource({
        "O200K, 446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
        "CL100K, 223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
        "P50K, 94b5ca7dff4d00767bc256fdd1b27e5b17361d7b8a5f968547f9f23eb70d2069",
        "R50K, 306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930"})
    void filesAreOpenAis(VocabularyFile file, String sha256) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.bytes());
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sha256);
    }

    @ParameterizedTest
    @EnumSource
    void bytesAreThoseOfTheFile(VocabularyFile file) throws Exception {
        Vocabulary vocabulary = file.read();
        String resource = "/com/knuddels/jtokkit/" + file.name().toLowerCase(java.util.Locale.ROOT) + "_base.tiktoken";
        int lines = 0;
        try (var in = com.knuddels.jtokkit.api.Encoding.class.getResourceAsStream(resource)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList()) {
                int blank = line.indexOf(' ');
                assertThat(vocabulary.bytes(Integer.parseInt(line.substring(blank + 1))))
                        .isEqualTo(Base64.getDecoder().decode(line.substring(0, blank)));
                lines++;
            }
        }
        long given = IntStream.range(0, vocabulary.size()).filter(token -> vocabulary.length(token) > 0).count();
        assertThat(given).isEqualTo(lines);
    }

    // The merge rests on this: a token is what its bytes become, by a merge of two earlier ones.
    @ParameterizedTest
    @EnumSource
    void everyTokenIsWhatItsOwnBytesBecome(VocabularyFile file) {
        Vocabulary vocabulary = file.read();
        PlainMerge plain = new PlainMerge(vocabulary);
        for (int token = 0; token < vocabulary.size(); token++) {
            if (vocabulary.length(token) > 0) {
                assertThat(plain.encode(vocabulary.bytes(token))).containsExactly(token);
            }
        }
    }

    @Test
    void aVocabularyWithADoubleOrAMissingByteIsRefused() {
        byte[] bytes = new byte[257];
        IntStream.range(0, 256).forEach(i -> bytes[i] = (byte) i);
        int[] offsets = IntStream.rangeClosed(0, 257).toArray();
        assertThatThrownBy(() -> new Vocabulary(bytes, offsets)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("has the same token twice (the second is number 256).");
        assertThatThrownBy(() -> new Vocabulary(bytes, IntStream.rangeClosed(0, 255).toArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("has no token for the byte 255, so some text has no count.");
    }

    @Test
    void aByteThatOnlyBeginsATokenIsMissing() {
        byte[] bytes = new byte[257];
        IntStream.range(0, 256).forEach(i -> bytes[i] = (byte) i);
        int[] offsets = IntStream.rangeClosed(0, 256).toArray();
        offsets[256] = 257; // the last token is two bytes, of which the first alone is none
        assertThatThrownBy(() -> new Vocabulary(bytes, offsets))
                .hasMessage("has no token for the byte 255, so some text has no count.");
    }
}
