package dev.whittle.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A person's own prices and models, and what was imported from public lists: the content of their
/// price file. Immutable. What the person entered comes before every import, a later import before
/// an earlier one, and any of them before the prices of the catalog; each only while it holds.
///
/// The file, in which `imports` may be missing:
///
/// ```json
/// {"schemaVersion": 1,
///  "models": [
///    {"key": "openai/gpt-4o", "prices": [
///      {"from": "2026-07-01", "to": null, "mode": "standard", "rates": {"input": "2.00", "output": "8.00"}}]}],
///  "imports": [
///    {"file": "prices.json", "format": "LiteLLM", "importedOn": "2026-11-21", "asOf": "2026-11-20",
///     "listed": {"openai": 31}, "models": [
///       {"key": "openai/gpt-5.5", "prices": [
///         {"from": "2026-11-20", "to": null, "mode": "standard", "rates": {"input": "4.00", "output": "24.00"},
///          "checkedOn": "2026-11-20"}]}]}]}
/// ```
///
/// An entry with only `key` and `prices` prices a model of the catalog; one with all fields of the
/// catalog's schema adds a model.
///
/// @param custom what the person entered, by model
/// @param imports oldest first
public record PersonalPrices(List<PriceEntry> custom, List<PriceImport> imports) {
    /// Nothing of one's own.
    public static final PersonalPrices NONE = new PersonalPrices(List.of(), List.of());

    static final String FILE = "The price file";

    public PersonalPrices {
        custom = List.copyOf(custom);
        imports = List.copyOf(imports);
    }

    /// Reads a price file.
    ///
    /// @throws IllegalArgumentException if it is faulty; the message is one sentence for the person
    /// @throws IOException if it cannot be read
    public static PersonalPrices read(InputStream json) throws IOException {
        Fields root = Fields.of(CatalogReader.parse(CatalogReader.bytes(json, FILE), FILE), FILE);
        root.count("schemaVersion", 1, 1);
        List<PriceEntry> custom = PriceFileReader.entries(root, Price.CUSTOM);
        List<PriceImport> imports = new ArrayList<>();
        if (root.has("imports")) {
            for (Fields one : root.objects("imports")) {
                imports.add(PriceFileReader.priceImport(one));
            }
        }
        root.done();
        return new PersonalPrices(custom, imports);
    }

    /// The file with this content.
    public String toJson() {
        return PriceFileWriter.write(this);
    }

    /// A catalog with these prices over its own; the catalog itself stays as it is. Its id tells the
    /// content apart.
    ///
    /// @throws IllegalArgumentException if an entry fits no model; the message is one sentence for the
    ///     person
    public Catalog over(Catalog catalog) {
        if (custom.isEmpty() && imports.isEmpty()) {
            return catalog;
        }
        Layers layers = new Layers(catalog, FILE);
        imports.forEach(layers::add);
        custom.forEach(layers::custom);
        return layers.catalog("%s+custom-%s".formatted(catalog.id(), hash()));
    }

    /// The same with one import more.
    public PersonalPrices with(PriceImport next) {
        List<PriceImport> all = new ArrayList<>(imports);
        all.add(next);
        return new PersonalPrices(custom, all);
    }

    /// The same without the newest import: what it closed holds again.
    ///
    /// @throws IllegalArgumentException if there is none
    public PersonalPrices withoutLastImport() {
        if (imports.isEmpty()) {
            throw new IllegalArgumentException("Nothing has been imported, so there is no import to undo.");
        }
        return new PersonalPrices(custom, imports.subList(0, imports.size() - 1));
    }

    /// The same with a price of the person's own. It ends the one before it and ends where the next
    /// one starts; one of the same mode and first day gives way to it.
    public PersonalPrices with(String key, Price price) {
        List<Price> others = new ArrayList<>(customPrices(key));
        others.removeIf(other -> other.mode() == price.mode() && Objects.equals(other.from(), price.from()));
        return with(key, Periods.laidOver(others, List.of(upToTheNext(price, others))));
    }

    /// The same with a model of the person's own that no catalog has.
    public PersonalPrices with(Model added) {
        List<PriceEntry> entries = new ArrayList<>(custom);
        entries.removeIf(entry -> entry.key().equals(added.key()));
        entries.add(PriceEntry.adding(added));
        return new PersonalPrices(entries, imports);
    }

    /// The same without the person's own prices of a model, or without that of one mode, or the one
    /// that starts on a day. A model they added goes with its last price.
    ///
    /// @param mode null for all
    /// @param from null for all
    /// @throws IllegalArgumentException if there is no such price; the message is one sentence for
    ///     the person
    public PersonalPrices without(
            String key, Price.@Nullable Mode mode,
            @Nullable LocalDate from) {
        List<Price> kept = customPrices(key).stream()
                .filter(price -> (mode != null && price.mode() != mode) || (from != null && !from.equals(price.from())))
                .toList();
        if (kept.size() == customPrices(key).size()) {
            throw new IllegalArgumentException("You have set no such price for %s.".formatted(key));
        }
        return with(key, kept);
    }

    /// The person's own prices of a model.
    public List<Price> customPrices(String key) {
        return custom.stream().filter(entry -> entry.key().equals(key)).findFirst().map(PriceEntry::prices)
                .orElse(List.of());
    }

    private PersonalPrices with(String key, List<Price> prices) {
        List<PriceEntry> entries = new ArrayList<>();
        boolean placed = false;
        for (PriceEntry entry : custom) {
            boolean same = entry.key().equals(key);
            placed |= same;
            if (!same) {
                entries.add(entry);
            } else if (!prices.isEmpty()) {
                entries.add(entry.model() == null
                        ? PriceEntry.pricing(key, prices)
                        : PriceEntry.adding(entry.model().withPrices(prices)));
            }
        }
        if (!placed) {
            entries.add(PriceEntry.pricing(key, prices));
        }
        return new PersonalPrices(entries, imports);
    }

    private static Price upToTheNext(Price price, List<Price> others) {
        LocalDate end = price.to();
        for (Price other : others) {
            LocalDate start = other.from();
            if (other.mode() != price.mode() || start == null) {
                continue;
            }
            boolean later = price.from() == null || start.isAfter(price.from());
            if (later && (end == null || start.isBefore(end))) {
                end = start;
            }
        }
        return Periods.between(price, price.from(), end);
    }

    private String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(toJson().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
