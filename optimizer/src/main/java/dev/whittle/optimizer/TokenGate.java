package dev.whittle.optimizer;

import dev.whittle.pass.Edit;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;

/// Counts what an edit saves alone, by recounting only a window around it. A window is cut where every
/// tokenizer starts a new piece: before a blank that stands between a visible char and a letter. So the
/// difference equals that of the whole message at a cost that does not depend on its length.
final class TokenGate {
    // Text without such a place for so long (a megabyte of hash) is cut anywhere: the same cut on both
    // sides of the comparison cancels out unless one single piece reaches from there to the edit.
    private static final int FAR = 8_000;

    private final Prompt prompt;
    private final Tokenizer tokenizer;

    TokenGate(Prompt prompt, Tokenizer tokenizer) {
        this.prompt = prompt;
        this.tokenizer = tokenizer;
    }

    /// Tokens saved by an edit on its own; negative if it costs some.
    long saved(Edit edit) {
        String text = prompt.messages().get(edit.message()).text();
        int from = left(text, edit.start());
        int to = right(text, edit.end());
        String before = text.substring(from, to);
        String after = text.substring(from, edit.start()) + edit.replacement() + text.substring(edit.end(), to);
        return tokenizer.count(before).tokens() - tokenizer.count(after).tokens();
    }

    // A whole word has to lie between border and edit, or the edit could reach the piece at the border.
    private static int left(String text, int edit) {
        boolean word = false;
        for (int at = edit - 1; at > 0; at--) {
            if (word && border(text, at)) {
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
            if (border(text, at)) {
                return at;
            }
            if (at - edit > FAR) {
                return surrogateSafe(text, at);
            }
        }
        return text.length();
    }

    private static boolean border(String text, int at) {
        return text.charAt(at) == ' ' && Character.isLetter(text.charAt(at + 1))
                && Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static int surrogateSafe(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
