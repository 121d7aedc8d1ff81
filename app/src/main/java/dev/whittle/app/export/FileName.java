package dev.whittle.app.export;

import java.util.Locale;

/// Names for files that are offered to the person.
public final class FileName {
    private FileName() {}

    /// Such as `ticket-triage.html` for `Ticket triage`.
    ///
    /// @param extension without a dot; empty for none
    public static String of(String name, String extension) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return (plain.isEmpty() ? "prompt" : plain) + (extension.isEmpty() ? "" : "." + extension);
    }
}
