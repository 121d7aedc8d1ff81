package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pieces of markup that begin a line and are there to be read: not in code and examples, not around data or
/// what a person marked.
///
/// @param pieces in order
/// @param others the text of all messages outside them
record Markup(List<Piece> pieces, String others) {
    private static final Pattern START = Pattern.compile("(?m)^[ \\t]*<(\\?xml|[A-Za-z_][\\w:.-]{0,60})(?=[\\s>/])");
    // Tags that are opened and never closed may cost a few readings of a text, not a square of it.
    private static final int READINGS = 4;

    /// Elements that follow each other.
    record Piece(int message, int start, int end, String text) {}

    /// Says how far a piece reaches.
    interface Reach {
        /// The end of the piece that begins at a place with a tag of a name; if there is none, the place up
        /// to which it was looked for, negated.
        int end(String text, int start, String name);
    }

    /// @param examples spans that stay as they are
    static Markup of(Prompt prompt, Protection protection, List<Span> examples, Reach reach) {
        Shield shield = closed(prompt, protection, examples);
        List<Piece> pieces = new ArrayList<>();
        StringBuilder others = new StringBuilder();
        for (int message = 0; message < prompt.messages().size(); message++) {
            String text = prompt.messages().get(message).text();
            long budget = (long) READINGS * text.length();
            int done = 0;
            Matcher start = START.matcher(text);
            for (int at = 0; budget > 0 && at < text.length() && start.find(at);) {
                int from = start.start(1) - 1;
                int end = reach.end(text, from, start.group(1));
                at = Math.max(end, start.end());
                budget -= Math.max(0, -end - from);
                if (end > 0 && !shield.touches(message, from, end)) {
                    others.append(text, done, from).append('\n');
                    done = end;
                    pieces.add(new Piece(message, from, end, text.substring(from, end)));
                }
            }
            others.append(text, done, text.length()).append('\n');
        }
        return new Markup(pieces, others.toString());
    }

    /// The place of the next char that is no blank.
    static int next(String text, int from) {
        int next = from;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static Shield closed(Prompt prompt, Protection protection, List<Span> examples) {
        List<Span> closed = new ArrayList<>(examples);
        for (Span span : protection.spans()) {
            Kind kind = Kind.of(span.reason()).orElse(null);
            // Lines of markup are taken for code; a fence around them begins with its mark.
            boolean markup = kind == Kind.CODE && prompt.messages().get(span.message()).text()
                    .substring(span.start(), span.end()).stripLeading().startsWith("<");
            if (kind == null || (kind == Kind.CODE && !markup) || kind == Kind.DIFF || kind == Kind.DATA) {
                closed.add(span);
            }
        }
        return new Shield(closed);
    }
}
