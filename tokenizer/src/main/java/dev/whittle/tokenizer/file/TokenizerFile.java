package dev.whittle.tokenizer.file;

import dev.whittle.tokenizer.Encoding;
import dev.whittle.tokenizer.bpe.Normalization;
import dev.whittle.tokenizer.bpe.SplitRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A vendor's tokenizer, read from a file: Hugging Face's `tokenizer.json` with byte-pair encoding,
/// Mistral's `tekken.json`, or a rank file of tiktoken.
///
/// Special tokens in a text count as ordinary text, as everywhere in Whittle; added tokens that the
/// file does not call special are taken out first, as Hugging Face's library does. What the library
/// puts around a text, such as a token for its begin, is not counted. The counts equal those of
/// Hugging Face's library 0.21 (with `encode_special_tokens`), which `app/docs/benchmarks.md` shows
/// how to check for a file of one's own.
///
/// @param encoding counts and encodes; thread-safe
/// @param format what kind of file it is
/// @param tokens how many tokens the vocabulary has, special ones included
/// @param rule how it cuts a text, recognised by what the file describes
/// @param normalization what it does to a text before
/// @param sha256 of the file, in lower-case hexadecimal digits
/// @param bytes the size of the file
public record TokenizerFile(Encoding encoding, Format format, int tokens, SplitRule rule, Normalization normalization,
        String sha256, long bytes) {
    /// The largest file that is read, in bytes; the largest known, Gemma's, has 33 MB.
    public static final int MOST_BYTES = 64 << 20;

    /// The kinds of files.
    public enum Format {
        /// Hugging Face's `tokenizer.json`.
        HUGGING_FACE("tokenizer.json"),
        /// Mistral's `tekken.json`.
        TEKKEN("tekken.json"),
        /// tiktoken's ranks, one token a line.
        RANKS("tiktoken ranks");

        private final String title;

        Format(String title) {
            this.title = title;
        }

        /// What people call it.
        public String title() {
            return title;
        }
    }

    /// Reads a file, in up to two seconds for the largest.
    ///
    /// @param id the id the encoding gets
    /// @param rankRule how text is cut for a rank file, which does not say; null refuses those
    /// @throws IOException if the file cannot be read
    /// @throws IllegalArgumentException if it is none of these, is damaged, too large, or describes
    ///     something that is not understood; the message is one sentence for people
    public static TokenizerFile read(Path file, String id, @Nullable SplitRule rankRule) throws IOException {
        byte[] bytes = bytes(file);
        try {
            return read(bytes, id, rankRule);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s %s".formatted(file.getFileName(), e.getMessage()), e);
        }
    }

    private static TokenizerFile read(byte[] bytes, String id, @Nullable SplitRule rankRule) {
        Format format = format(bytes);
        Vocabulary vocabulary = switch (format) {
            case HUGGING_FACE -> HuggingFaceFile.read(bytes);
            case TEKKEN -> TekkenFile.read(bytes);
            case RANKS -> RankFile.read(bytes, rankRule);
        };
        return new TokenizerFile(vocabulary.encoding(id), format, vocabulary.tokens(), vocabulary.rule(),
                vocabulary.normalization(), sha256(bytes), bytes.length);
    }

    /// What a reader makes of a file.
    sealed interface Vocabulary permits MergeOrder, RankOrder {
        /// @throws IllegalArgumentException if the tokens are no vocabulary
        Encoding encoding(String id);

        int tokens();

        SplitRule rule();

        Normalization normalization();
    }

    private static Format format(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        if (at == bytes.length) {
            throw new IllegalArgumentException("is empty; choose a tokenizer.json.");
        }
        if (bytes[at] != '{') {
            return Format.RANKS;
        }
        return TekkenFile.isOne(bytes) ? Format.TEKKEN : Format.HUGGING_FACE;
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    "%s is a folder; choose the tokenizer.json in it.".formatted(file.getFileName()));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "%s is larger than %d MB, which no known tokenizer is; choose a tokenizer.json."
                                .formatted(file.getFileName(), MOST_BYTES >> 20));
            }
            return bytes;
        }
    }

    /// The SHA-256 of a file as [#sha256] has it, without reading it as a tokenizer.
    ///
    /// @throws IOException if the file cannot be read
    /// @throws IllegalArgumentException if it is larger than [#MOST_BYTES]
    public static String sha256(Path file) throws IOException {
        return sha256(bytes(file));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
