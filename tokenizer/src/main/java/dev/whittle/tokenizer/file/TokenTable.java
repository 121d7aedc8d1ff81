package dev.whittle.tokenizer.file;

import dev.whittle.tokenizer.bpe.Normalization;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tokens of a `tokenizer.json`: their ids, their bytes, and the units they are merged from.
final class TokenTable {
    private static final int MOST_TOKENS = 1_000_000;
    private static final int MOST_ID = 1 << 22;
    private static final int[] BYTE_OF = new int[0x144]; // 1 + the byte a char of GPT-2's alphabet stands for

    static {
        int spare = 0x100;
        for (int b = 0; b < 256; b++) {
            boolean itself = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
            BYTE_OF[itself ? b : spare++] = b + 1;
        }
    }

    private final Map<String, Integer> ids;
    private final boolean characters;
    private final Normalization normalization;
    private final @Nullable String[] texts; // by id
    private final int[] units = new int[256]; // the tokens that are one byte

    /// @param characters whether tokens are characters, with bytes as `<0xE5>`
    TokenTable(Map<String, Integer> ids, boolean characters, Normalization normalization) {
        this.ids = ids;
        this.characters = characters;
        this.normalization = normalization;
        texts = new @Nullable String[ids.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1];
        ids.forEach((text, id) -> {
            if (texts[id] != null) {
                throw new IllegalArgumentException("gives two tokens the number %d.".formatted(id));
            }
            texts[id] = text;
        });
        Arrays.fill(units, -1);
        for (int id = 0; id < texts.length; id++) {
            String text = texts[id];
            byte[] bytes = text == null ? null : bytes(text);
            // "A" before "<0x41>": bytes are only for what is no token as a character.
            if (bytes != null && bytes.length == 1 && (units[bytes[0] & 0xFF] < 0 || !isByteName(text))) {
                units[bytes[0] & 0xFF] = id;
            }
        }
        for (int b = 0; b < units.length; b++) {
            if (units[b] < 0) {
                throw new IllegalArgumentException("has no token for the byte %d, so some text has no count."
                        .formatted(b));
            }
        }
    }

    static int id(long id) {
        if (id < 0 || id >= MOST_ID) {
            throw new IllegalArgumentException("gives a token the number %d, which cannot be.".formatted(id));
        }
        return (int) id;
    }

    static void refuseTooMany(int tokens) {
        if (tokens > MOST_TOKENS) {
            throw new IllegalArgumentException("has more than %,d tokens, which no known model has."
                    .formatted(MOST_TOKENS));
        }
    }

    /// The id of a token, or -1.
    int id(String text) {
        return ids.getOrDefault(text, -1);
    }

    @Nullable
    String text(int id) {
        return texts[id];
    }

    /// One more than the highest id.
    int size() {
        return texts.length;
    }

    /// How many tokens there are.
    int tokens() {
        return ids.size();
    }

    boolean characters() {
        return characters;
    }

    /// The bytes of UTF-8 a token stands for, or null if it stands for none.
    byte @Nullable [] bytes(String text) {
        if (!characters) {
            return ofAlphabet(text);
        }
        if (isByteName(text)) {
            return new byte[]{(byte) Integer.parseInt(text, 3, 5, 16)};
        }
        return normalization.apply(text).getBytes(StandardCharsets.UTF_8);
    }

    private boolean isByteName(@Nullable String text) {
        return characters && text != null && text.length() == 6 && text.startsWith("<0x") && text.endsWith(">")
                && Character.digit(text.charAt(3), 16) >= 0 && Character.digit(text.charAt(4), 16) >= 0;
    }

    private static byte @Nullable [] ofAlphabet(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            if (c >= BYTE_OF.length || BYTE_OF[c] == 0) {
                return null;
            }
            bytes[i] = (byte) (BYTE_OF[c] - 1);
        }
        return bytes;
    }

    /// Writes the units a token is merged from and returns how many; 0 if there are none.
    int units(String text, byte[] bytes, int[] to) {
        if (!characters || isByteName(text)) {
            for (int i = 0; i < bytes.length; i++) {
                to[i] = units[bytes[i] & 0xFF];
            }
            return bytes.length;
        }
        int count = 0;
        for (int at = 0; at < text.length();) {
            int end = at + Character.charCount(text.codePointAt(at));
            int unit = id(text.substring(at, end));
            if (unit < 0) {
                return 0;
            }
            to[count++] = unit;
            at = end;
        }
        return count;
    }
}
