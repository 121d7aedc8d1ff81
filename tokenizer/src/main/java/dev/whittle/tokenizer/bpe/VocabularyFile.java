package dev.whittle.tokenizer.bpe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The vocabularies inside the jtokkit jar, which are OpenAI's files byte for byte: one token a line,
/// base64, a blank, its rank. The hashes are those tiktoken's `openai_public.py` asserts.
enum VocabularyFile {
    O200K("o200k_base", "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"), CL100K("cl100k_base",
            "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"), P50K("p50k_base",
                    "94b5ca7dff4d00767bc256fdd1b27e5b17361d7b8a5f968547f9f23eb70d2069"), R50K("r50k_base",
                            "306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930");

    private static final byte[] BASE64 = new byte[128];

    static {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < digits.length(); i++) {
            BASE64[digits.charAt(i)] = (byte) i;
        }
    }

    private final String resource;
    private final String sha256;

    VocabularyFile(String name, String sha256) {
        resource = "/com/knuddels/jtokkit/" + name + ".tiktoken";
        this.sha256 = sha256;
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

    private byte[] bytes() {
        try (InputStream in = com.knuddels.jtokkit.api.Encoding.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The vocabulary %s is missing. Install Whittle again.".formatted(resource));
            }
            byte[] file = in.readAllBytes();
            if (!HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)).equals(sha256)) {
                throw new IllegalStateException(
                        "The vocabulary %s is not OpenAI's file. Install Whittle again.".formatted(resource));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The vocabulary %s cannot be read. Install Whittle again.".formatted(resource), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
