package dev.whittle.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads a person's price file and lays it over a catalog.
final class Overrides {
    private static final String FILE = "The price file";

    private Overrides() {}

    static Catalog apply(Catalog catalog, InputStream in) throws IOException {
        byte[] bytes = CatalogReader.bytes(in, FILE);
        Fields root = Fields.of(CatalogReader.parse(bytes, FILE), FILE);
        root.count("schemaVersion", 1, 1);
        Map<String, Model> models = new LinkedHashMap<>();
        catalog.models().forEach(model -> models.put(model.key(), model));
        List<String> seen = new ArrayList<>();
        for (Fields entry : root.objects("models")) {
            Model model = model(catalog, entry);
            if (seen.contains(model.key())) {
                throw new IllegalArgumentException(
                        "%s stands in it twice.".formatted(CatalogReader.named(FILE, model.key())));
            }
            seen.add(model.key());
            models.put(model.key(), model);
        }
        root.done();
        List<Model> all = List.copyOf(models.values());
        CatalogReader.refuseSharedNames(all, FILE);
        return new Catalog(catalog.id() + "+custom-" + hash(bytes), catalog.asOf(), catalog.sources(), all);
    }

    private static Model model(Catalog catalog, Fields entry) {
        String key = entry.text("key");
        Optional<Model> listed = catalog.models().stream().filter(model -> model.key().equals(key)).findFirst();
        if (entry.has("modelId")) {
            if (listed.isPresent()) {
                throw new IllegalArgumentException(
                        "%s is in the catalog already: give only its \"key\" and \"prices\"."
                                .formatted(CatalogReader.named(FILE, key)));
            }
            return ModelReader.read(entry, FILE, Price.CUSTOM);
        }
        Fields fields = entry.named(CatalogReader.named(FILE, key));
        Model model = listed.orElseThrow(() -> unknown(catalog, key));
        List<Price> prices = new ArrayList<>(PriceReader.prices(fields, Price.CUSTOM));
        fields.done();
        // Prices of an earlier file give way to those of this one.
        model.prices().stream().filter(price -> !price.isCustom()).forEach(prices::add);
        return new Model(model.key(), model.provider(), model.modelId(), model.aliases(), model.displayName(),
                model.tokenizer(), model.overhead(), model.limits(), model.capabilities(), model.unsupportedParams(),
                model.lifecycle(), prices);
    }

    private static IllegalArgumentException unknown(Catalog catalog, String key) {
        String nearest = catalog.suggest(key).stream().map(Model::key).collect(Collectors.joining(" or "));
        return new IllegalArgumentException("%s is not in the catalog%s.".formatted(CatalogReader.named(FILE, key),
                nearest.isEmpty()
                        ? ": give all its fields to add it"
                        : "; did you mean %s".formatted(nearest)));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
