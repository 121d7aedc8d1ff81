package dev.whittle.optimizer;

import dev.whittle.pass.Edit;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;

/// Counts what an edit saves alone, by recounting only a window around it. A window is cut where every
/// tokenizer starts a new piece: before the last of the blanks between a letter or digit and a letter. So
/// the difference equals that of the whole message at a cost that does not depend on its length.
final class TokenGate {
    // Text without such a place for so long (a megabyte of hash) is cut anywhere: the same cut on both
    // sides of the comparison cancels out unless one single piece reaches from there to the edit.
    private static final int FAR = 2_000;
    private static final String BASE = "o200k_base";

    private final Prompt prompt;
    private final Tokenizer tokenizer;
    private final double scale;

    // An estimate rounds, and jumps where a window looks like another kind of text; the vocabulary it is
    // estimated from does not.
    TokenGate(Prompt prompt, Tokenizer tokenizer) {
        this.prompt = prompt;
        this.tokenizer = tokenizer.exact() ? tokenizer : Tokenizers.get(BASE);
        this.scale = tokenizer.exact()
                ? 1
                : all(prompt, tokenizer) / Math.max(1.0, (double) all(prompt, this.tokenizer));
    }

    private static long all(Prompt prompt, Tokenizer tokenizer) {
        return prompt.messages().stream().mapToLong(message -> tokenizer.count(message.text()).tokens()).sum();
    }

    /// Tokens saved by an edit on its own; negative if it costs some. For an estimate, those of its base
    /// vocabulary in proportion, at least one if that saves any.
    long saved(Edit edit) {
        String text = prompt.messages().get(edit.message()).text();
        int from = left(text, edit.start());
        int to = right(text, edit.end());
        String before = text.substring(from, to);
        String after = text.substring(from, edit.start()) + edit.replacement() + text.substring(edit.end(), to);
        long saved = tokenizer.count(before).tokens() - tokenizer.count(after).tokens();
        return saved > 0 ? Math.max(1, Math.round(saved * scale)) : saved;
    }

    // A whole word has to lie between border and edit, or the edit could reach the piece at the border.
    private static int left(String text, int edit) {
        boolean word = false;
        for (int at = edit - 1; at > 0; at--) {
            if (word && border(text, at, 0)) {
                return at;
            }
            word |= Character.isWhitespace(text.charAt(at)) && at < edit - 1;
            if (edit - at > FAR) {
                return surrogateSafe(text, at);
            }
        }
        return 0;
    }

    private static int right(String text, int edit) {
        for (int at = edit + 1; at < text.length() - 1; at++) {
            if (border(text, at, edit)) {
                return at;
            }
            if (at - edit > FAR) {
                return surrogateSafe(text, at);
            }
        }
        return text.length();
    }

    // The letter or digit before the blanks has to stand at `first` or later.
    private static boolean border(String text, int at, int first) {
        if (text.charAt(at) != ' ' || !Character.isLetter(text.charAt(at + 1))) {
            return false;
        }
        int before = at - 1;
        while (before > first && at - before < 9 && text.charAt(before) == ' ') {
            before--;
        }
        return before >= first && Character.isLetterOrDigit(text.charAt(before));
    }

    private static int surrogateSafe(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
