package dev.whittle.catalog;

import dev.whittle.tokenizer.Tokenizers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the parts of a person's price file; what is wrong is one sentence.
final class PriceFileReader {
    private static final int MOST_ROWS = 1_000_000;

    private PriceFileReader() {}

    /// The `models` of a file or an import.
    ///
    /// @param source the source to give every price
    static List<PriceEntry> entries(Fields owner, String source) {
        List<PriceEntry> entries = new ArrayList<>();
        for (Fields fields : owner.objects("models")) {
            PriceEntry entry = entry(fields, source);
            if (entries.stream().anyMatch(other -> other.key().equals(entry.key()))) {
                throw new IllegalArgumentException(
                        "%s stands in it twice.".formatted(CatalogReader.named(PersonalPrices.FILE, entry.key())));
            }
            entries.add(entry);
        }
        return entries;
    }

    static PriceImport priceImport(Fields fields) {
        String file = fields.text("file");
        LocalDate importedOn = fields.date("importedOn");
        Fields counts = fields.object("listed");
        Map<String, Integer> listed = new TreeMap<>();
        counts.names().forEach(provider -> listed.put(provider, (int) counts.count(provider, 0, MOST_ROWS)));
        PriceImport read = new PriceImport(file, fields.text("format"), importedOn, fields.date("asOf"), listed,
                entries(fields, PriceImport.source(file, importedOn)));
        fields.done();
        return read;
    }

    private static PriceEntry entry(Fields unnamed, String source) {
        String key = unnamed.text("key");
        if (unnamed.has("modelId")) {
            Model model = ModelReader.read(unnamed, PersonalPrices.FILE, source);
            if (Tokenizers.find(model.tokenizer()).isEmpty()) {
                throw new IllegalArgumentException("%s has a wrong \"tokenizer.encoding\" (\"%s\"): it needs one of %s."
                        .formatted(CatalogReader.named(PersonalPrices.FILE, key), model.tokenizer(),
                                String.join(", ", Tokenizers.ids())));
            }
            return PriceEntry.adding(model);
        }
        Fields fields = unnamed.named(CatalogReader.named(PersonalPrices.FILE, key));
        LocalDate ends = fields.has("ends") ? fields.date("ends") : null;
        List<Price> prices = ends == null || fields.has("prices") ? PriceReader.prices(fields, source) : List.of();
        fields.done();
        return new PriceEntry(key, null, prices, ends);
    }
}
