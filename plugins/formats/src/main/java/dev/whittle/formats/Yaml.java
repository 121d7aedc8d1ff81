package dev.whittle.formats;

import dev.whittle.format.FormatException;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A YAML value as it stands in a file, with its line for messages. No tag is resolved and no class is
/// ever made: a scalar is its text.
sealed interface Yaml {
    /// Line in the file, from 1.
    int line();

    record Mapping(int line, SequencedMap<String, Yaml> entries) implements Yaml {
        @Nullable
        Yaml get(String key) {
            return entries.get(key);
        }
    }

    record Items(int line, List<Yaml> items) implements Yaml {}

    /// @param plain whether it was written without quotes, so that `null`, `true` and `12` mean more
    ///     than their letters
    record Scalar(int line, String text, boolean plain) implements Yaml {
        boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }
    }

    /// Text, or an empty one for null.
    static String text(@Nullable Yaml value, String what) throws FormatException {
        return switch (value) {
            case null -> "";
            case Scalar scalar -> scalar.isNull() ? "" : scalar.text();
            case Mapping(int line, _) -> throw wrong(line, what, "a text");
            case Items(int line, _) -> throw wrong(line, what, "a text");
        };
    }

    /// Text, or null if there is none.
    static @Nullable String textOrNull(@Nullable Yaml value, String what) throws FormatException {
        return value == null || (value instanceof Scalar scalar && scalar.isNull()) ? null : text(value, what);
    }

    /// The mapping, or an empty one if there is none.
    static Mapping mapping(@Nullable Yaml value, String what) throws FormatException {
        return switch (value) {
            case null -> new Mapping(0, new java.util.LinkedHashMap<>());
            case Mapping mapping -> mapping;
            case Scalar scalar when scalar.isNull() -> mapping(null, what);
            default -> throw wrong(value.line(), what, "a mapping of names to values");
        };
    }

    static FormatException wrong(int line, String what, String wanted) {
        return new FormatException("Line %,d: %s is not %s.".formatted(line, what, wanted));
    }
}
