package dev.whittle.embed;

import java.util.List;
import java.util.Objects;

/// A text to embed as a whole and in parts. The parts are embedded within their text ("late chunking",
/// Günther et al. 2024), so that a sentence's vector knows what its "he" or "it" is about, and the encoder
/// runs once for all of them.
///
/// @param spans parts of the text, such as its sentences, in order and without overlap
public record Passage(String text, List<Span> spans) {
    /// @throws IllegalArgumentException if spans overlap, are out of order or leave the text
    public Passage {
        spans = List.copyOf(spans);
        int before = 0;
        for (Span span : spans) {
            if (span.start() < before || span.end() < span.start() || span.end() > text.length()) {
                throw new IllegalArgumentException("%s does not follow char %d within a text of %d chars"
                        .formatted(span, before, Objects.requireNonNull(text).length()));
            }
            before = span.end();
        }
    }

    /// A text without parts.
    public static Passage of(String text) {
        return new Passage(text, List.of());
    }

    /// A part of a text.
    ///
    /// @param start first char
    /// @param end char behind the last one
    public record Span(int start, int end) {}
}
