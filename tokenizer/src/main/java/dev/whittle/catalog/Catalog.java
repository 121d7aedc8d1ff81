package dev.whittle.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import dev.whittle.tokenizer.Tokenizers;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.List;
import java.util.Optional;

/// The models that are known and what they cost. Immutable; a newer catalog is a new object.
public final class Catalog {
    private final String id;
    private final LocalDate asOf;
    private final List<Source> sources;
    private final List<Model> models;

    /// Where facts were read.
    ///
    /// @param id what prices refer to
    /// @param title the name of the source
    /// @param url where it is found
    /// @param licence what its licence is, `fact` for a documented rule
    /// @param readOn the day it was read
    /// @param note what was taken from it and what to beware of
    public record Source(String id, String title, String url, String licence, LocalDate readOn, String note) {}

    /// A catalog of one's own models, such as those of a private server with negotiated prices.
    ///
    /// @param id identity of its content, kept with what was priced by it
    /// @param asOf the day it was put together
    public Catalog(String id, LocalDate asOf, List<Model> models) {
        this(id, asOf, List.of(), models);
    }

    Catalog(String id, LocalDate asOf, List<Source> sources, List<Model> models) {
        this.id = id;
        this.asOf = asOf;
        this.sources = List.copyOf(sources);
        this.models = List.copyOf(models);
    }

    /// The catalog that ships with Whittle. Reads the resource on first use, then keeps it.
    public static Catalog bundled() {
        return CatalogReader.bundled();
    }

    /// The identity of this catalog, kept with every saved experiment.
    public String id() {
        return id;
    }

    /// The day the catalog was put together.
    public LocalDate asOf() {
        return asOf;
    }

    /// Where the prices come from; [Price#source] is the id of one of these.
    public List<Source> sources() {
        return sources;
    }

    /// All models in the catalog's order, retired ones included.
    public List<Model> models() {
        return models;
    }

    /// The model with a key (`openai/gpt-6-luna`), or with exactly that model id or alias if only
    /// one model has it. Never matches a part of a name.
    public Optional<Model> find(String name) {
        Optional<Model> byKey = models.stream().filter(model -> model.key().equals(name)).findFirst();
        if (byKey.isPresent()) {
            return byKey;
        }
        List<Model> byName = models.stream()
                .filter(model -> model.modelId().equals(name) || model.aliases().contains(name))
                .toList();
        return byName.size() == 1 ? Optional.of(byName.getFirst()) : Optional.empty();
    }

    /// The models whose names are nearest to one that was not found, nearest first: at most three,
    /// and none that would need more than a third of the name changed, unless one is a part of the
    /// other. `gtp-4o` suggests GPT-4o first, `sonnet` the Claude Sonnets.
    public List<Model> suggest(String name) {
        return Names.nearest(models, name);
    }

    /// The ids of the tokenizers nearest to one that does not exist, nearest first, as [#suggest] does
    /// for models: `o200_base` suggests `o200k_base`.
    public static List<String> suggestTokenizers(String id) {
        return Names.nearest(Tokenizers.ids(), Stream::of, Comparator.<String>naturalOrder(), id);
    }

    /// This catalog with a person's own prices and models, read from a JSON file such as
    ///
    /// ```json
    /// {"schemaVersion": 1, "models": [
    ///   {"key": "openai/gpt-4o", "prices": [
    ///     {"from": "2026-07-01", "to": "2027-07-01", "mode": "standard",
    ///      "rates": {"input": "2.00", "output": "8.00", "cacheRead": "1.00"}}]}]}
    /// ```
    ///
    /// An entry with only `key` and `prices` gives a model of this catalog further prices: while
    /// one of them holds it comes before the listed ones of the same mode, at other times those
    /// hold as before. An entry with all fields of the catalog's schema adds a model, such as one
    /// on a server of one's own, which may cost "0". All these prices have the source
    /// [Price#CUSTOM]. The id of the result tells the content of the file apart.
    ///
    /// @throws IllegalArgumentException if the file is faulty; the message is one sentence for the
    ///     person, and this catalog is unchanged as always
    /// @throws IOException if it cannot be read
    public Catalog withOverrides(InputStream json) throws IOException {
        return PersonalPrices.read(json).over(this);
    }

    /// The same from a file.
    ///
    /// @throws IllegalArgumentException if the file is faulty; the message is one sentence for the
    ///     person
    /// @throws IOException if it cannot be read
    public Catalog withOverrides(Path json) throws IOException {
        try (InputStream in = Files.newInputStream(json)) {
            return withOverrides(in);
        }
    }

    /// The price of a model that holds at a moment, or empty if none is known.
    public Optional<Price> price(Model model, Price.Mode mode, Instant at) {
        return Prices.at(model, mode, at);
    }

    /// What a call costs at a moment: the whole request at the rates of its tier, cached tokens at
    /// their own rate. Unpriced if no price is known, or if the usage needs a rate that is not
    /// published.
    public Cost cost(Model model, Usage usage, Price.Mode mode, Instant at) {
        return Prices.cost(model, usage, mode, at);
    }
}
