package dev.whittle.tokenizer.file;

import dev.whittle.tokenizer.bpe.SplitRule;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a rank file of tiktoken: one token a line, base64, a blank, its rank.
final class RankFile {
    private RankFile() {}

    static RankOrder read(byte[] file, @Nullable SplitRule rule) {
        RankOrder order = new RankOrder(rule == null ? SplitRule.NONE : rule, Map.of(), 0);
        int line = 0;
        for (int at = 0; at < file.length;) {
            int end = at;
            while (end < file.length && file[end] != '\n') {
                end++;
            }
            line++;
            if (end > at) {
                add(new String(file, at, end - at, StandardCharsets.ISO_8859_1).strip(), line, order);
            }
            at = end + 1;
        }
        if (rule == null) {
            throw new IllegalArgumentException("is a rank file, which does not say how text is split; choose the"
                    + " tokenizer.json of the model.");
        }
        return order;
    }

    private static void add(String line, int number, RankOrder order) {
        int blank = line.indexOf(' ');
        try {
            if (blank > 0) {
                order.add(Base64.getDecoder().decode(line.substring(0, blank)),
                        Long.parseLong(line, blank + 1, line.length(), 10));
                return;
            }
        } catch (NumberFormatException e) {
            throw none(number, e);
        } catch (IllegalArgumentException e) {
            if (e.getMessage() != null && e.getMessage().startsWith("has ")) {
                throw e;
            }
            throw none(number, e);
        }
        throw none(number, null);
    }

    private static IllegalArgumentException none(int line, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "is neither JSON nor a rank file (line %,d); choose a tokenizer.json.".formatted(line), cause);
    }
}
