package dev.whittle.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was taken from a public price list, kept apart from what the person entered.
///
/// @param file name of the file it came from
/// @param format which list it was, such as `LiteLLM`
/// @param importedOn the day it was taken
/// @param asOf the day its prices were right, as far as is known
/// @param listed how many priced models the list had for each provider, to notice when a later one
///     lost many
/// @param entries what was taken
public record PriceImport(
        String file, String format, LocalDate importedOn, LocalDate asOf, Map<String, Integer> listed,
        List<PriceEntry> entries) {
    public PriceImport {
        listed = new TreeMap<>(listed);
        entries = List.copyOf(entries);
    }

    /// What prices taken from it name as their source: `imported from prices.json on 2026-11-21`.
    public String source() {
        return source(file, importedOn);
    }

    /// How an import of a file on a day is called as a source.
    public static String source(String file, LocalDate importedOn) {
        return "imported from %s on %s".formatted(file, importedOn);
    }
}
