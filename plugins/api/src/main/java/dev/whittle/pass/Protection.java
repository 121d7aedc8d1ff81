package dev.whittle.pass;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The spans no pass may touch: variables, code, quoted text, URLs and whatever the person marked.
///
/// @param spans sorted by message and start; they may overlap
public record Protection(List<Span> spans) {
    /// Nothing protected.
    public static final Protection NONE = new Protection(List.of());

    public Protection {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::message).thenComparingInt(Span::start));
        spans = List.copyOf(sorted);
    }

    /// @param message index of the message
    /// @param start first protected char
    /// @param end char behind the last protected one
    /// @param reason what it is, such as `code` or `variable`
    public record Span(int message, int start, int end, String reason) {}

    /// Whether any char of a range, or the inside of an insertion point, is protected.
    public boolean touches(int message, int start, int end) {
        for (Span span : spans) {
            if (span.message == message
                    && (start == end ? span.start < start && start < span.end : start < span.end && span.start < end)) {
                return true;
            }
        }
        return false;
    }
}
