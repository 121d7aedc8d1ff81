package dev.whittle.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// What a file holds that a prompt has no place for: it is shown, and written again by the same format.
///
/// @param format id of the format it was read from; empty if there is nothing
/// @param fields each by its place in the file, such as `/tools` or `/messages/0/name` (a JSON
///     Pointer), in the file's order, with its value as JSON text
public record Kept(String format, SequencedMap<String, String> fields) {
    /// Nothing.
    public static final Kept NONE = new Kept("", new LinkedHashMap<>());

    public Kept {
        fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        format = fields.isEmpty() ? "" : format;
    }

    /// The fields if they are of a format, else none.
    public Map<String, String> of(String formatId) {
        return format.equals(formatId) ? fields : Map.of();
    }
}
