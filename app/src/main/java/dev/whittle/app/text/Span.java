package dev.whittle.app.text;

import java.util.List;

/// A stretch of a text and how it looks.
///
/// @param styles style classes; none for plain text
public record Span(String text, List<String> styles) {
    public Span {
        styles = List.copyOf(styles);
    }

    public Span(String text, String... styles) {
        this(text, List.of(styles));
    }
}
