package dev.whittle.catalog;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;

/// Why a text is no JSON, in words for the person: Jackson's own, without the names of its
/// classes and settings.
public final class JsonFault {
    // "(501) exceeds the maximum allowed (500, from `StreamReadConstraints.getMaxNestingDepth()`)"
    private static final Pattern SETTING = Pattern.compile(", from `[^`]*`");

    private JsonFault() {}

    /// What is wrong, without a point at its end.
    ///
    /// @param cause what reading a tree threw: an exception of Jackson, or one of `BigDecimal`, which
    ///     Jackson passes on for a number beyond its limits
    public static String reason(RuntimeException cause) {
        return switch (cause) {
            // a tree can be made of every whole value, so that only what follows it is left to be wrong
            case MismatchedInputException _ -> "more stands behind its end";
            case JacksonException e -> SETTING
                    .matcher(String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("unknown reason"))
                    .replaceAll("").replaceFirst("\\.$", "");
            default -> "a number in it is too large or too small";
        };
    }

    /// Where it is wrong, such as ` at line 3, column 7`; empty if that is not known.
    public static String place(RuntimeException cause) {
        TokenStreamLocation at = cause instanceof JacksonException e ? e.getLocation() : null;
        return at == null || at.getLineNr() < 1
                ? ""
                : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }
}
