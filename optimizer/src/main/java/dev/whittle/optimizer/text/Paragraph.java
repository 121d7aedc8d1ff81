package dev.whittle.optimizer.text;

import java.util.ArrayList;
import java.util.List;

/// Lines without a blank one between them.
///
/// @param start first char of the first line
/// @param end char behind the last one, its line break not included
public record Paragraph(int start, int end) {
    /// The paragraphs of a text in order.
    public static List<Paragraph> of(CharSequence text) {
        List<Paragraph> paragraphs = new ArrayList<>();
        int start = -1;
        int end = -1;
        for (Line line : Line.of(text)) {
            if (!line.blank(text)) {
                start = start < 0 ? line.start() : start;
                end = line.end();
            } else if (start >= 0) {
                paragraphs.add(new Paragraph(start, end));
                start = -1;
            }
        }
        if (start >= 0) {
            paragraphs.add(new Paragraph(start, end));
        }
        return paragraphs;
    }

    /// Its text.
    public String in(CharSequence text) {
        return text.subSequence(start, end).toString();
    }
}
