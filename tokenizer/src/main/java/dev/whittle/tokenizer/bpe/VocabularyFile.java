package dev.whittle.tokenizer.bpe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.CRC32;

/// The vocabularies inside the jtokkit jar, which are OpenAI's files byte for byte: one token a line,
/// base64, a blank, its rank. A test holds them to the SHA-256 hashes in tiktoken's `openai_public.py`;
/// at run time their CRC-32 is enough to notice damage, and takes no time.
enum VocabularyFile {
    O200K("o200k_base", 0x2b33bbc2), CL100K("cl100k_base", 0xb99e2e8d), P50K("p50k_base", 0xe9392f3f), R50K("r50k_base",
            0xb23bc7c5);

    private static final byte[] BASE64 = new byte[128];

    static {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < digits.length(); i++) {
            BASE64[digits.charAt(i)] = (byte) i;
        }
    }

    private final String resource;
    private final int crc32;

    VocabularyFile(String name, int crc32) {
        resource = "/com/knuddels/jtokkit/" + name + ".tiktoken";
        this.crc32 = crc32;
    }

    /// Reads the vocabulary.
    ///
    /// @throws IllegalStateException if the file is not there or is not the right one: the program's
    ///     jars are then not those it was built with
    Vocabulary read() {
        byte[] file = bytes();
        byte[] bytes = new byte[file.length];
        int[] offsets = new int[count(file) + 1];
        int rank = 0;
        int filled = 0;
        for (int at = 0; at < file.length;) {
            int tokenEnd = filled;
            for (; file[at] != ' '; at += 4) {
                int bits = (BASE64[file[at]] << 18) | (BASE64[file[at + 1]] << 12) | (BASE64[file[at + 2]] << 6)
                        | BASE64[file[at + 3]];
                bytes[tokenEnd] = (byte) (bits >> 16);
                bytes[tokenEnd + 1] = (byte) (bits >> 8);
                bytes[tokenEnd + 2] = (byte) bits;
                tokenEnd += file[at + 3] != '=' ? 3 : file[at + 2] != '=' ? 2 : 1;
            }
            int given = 0;
            for (at++; file[at] != '\n'; at++) {
                given = given * 10 + file[at] - '0';
            }
            at++;
            while (rank <= given) {
                offsets[rank++] = filled;
            }
            filled = tokenEnd;
        }
        offsets[rank] = filled;
        return new Vocabulary(Arrays.copyOf(bytes, filled), offsets);
    }

    // Ranks ascend, so the last line tells how many there are.
    private static int count(byte[] file) {
        int count = 0;
        int unit = 1;
        for (int at = file.length - 2; file[at] != ' '; at--) {
            count += (file[at] - '0') * unit;
            unit *= 10;
        }
        return count + 1;
    }

    /// The file.
    ///
    /// @throws IllegalStateException as [#read]
    byte[] bytes() {
        try (InputStream in = com.knuddels.jtokkit.api.Encoding.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The vocabulary %s is missing. Install Whittle again.".formatted(resource));
            }
            byte[] file = in.readAllBytes();
            CRC32 crc = new CRC32();
            crc.update(file);
            if ((int) crc.getValue() != crc32) {
                throw new IllegalStateException(
                        "The vocabulary %s is not OpenAI's file. Install Whittle again.".formatted(resource));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The vocabulary %s cannot be read. Install Whittle again.".formatted(resource), e);
        }
    }
}
