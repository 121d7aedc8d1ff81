package dev.whittle.optimizer.text;

import java.util.ArrayList;
import java.util.List;

/// One line of a text.
///
/// @param start first char
/// @param end char behind the last one, the line break not included
/// @param next first char of the next line, or the text's length
public record Line(int start, int end, int next) {
    /// The lines of a text in order; `\n`, `\r\n` and a lone `\r` end a line. An empty text has none.
    public static List<Line> of(CharSequence text) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                int next = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n' ? at + 2 : at + 1;
                lines.add(new Line(start, at, next));
                start = next;
                at = next - 1;
            }
        }
        if (start < text.length()) {
            lines.add(new Line(start, text.length(), text.length()));
        }
        return lines;
    }

    /// Whether a char, standing first, makes a line a list item, a heading, a quote, a table or code.
    public static boolean marks(char c) {
        return "`~|>#-*+=•".indexOf(c) >= 0;
    }

    /// Whether a line of this text holds nothing but blanks.
    public boolean blank(CharSequence text) {
        return indent(text) == end;
    }

    /// The first char that is no blank, or the line's end.
    public int indent(CharSequence text) {
        int at = start;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// The line without its break.
    public String in(CharSequence text) {
        return text.subSequence(start, end).toString();
    }
}
