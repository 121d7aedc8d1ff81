package dev.whittle.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A catalog in the making: imports and a person's prices laid over the models of another.
final class Layers {
    private final Catalog below;
    private final String file;
    private final List<Catalog.Source> sources;
    private final Map<String, Model> models = new LinkedHashMap<>();
    private final Map<String, List<Price>> imported = new LinkedHashMap<>();
    private final Map<String, List<Price>> custom = new LinkedHashMap<>();

    Layers(Catalog below, String file) {
        this.below = below;
        this.file = file;
        sources = new ArrayList<>(below.sources());
        below.models().forEach(model -> models.put(model.key(), model));
    }

    /// Adds an import, which comes before those added earlier. A model that has left the catalog since
    /// is passed over: its prices fit nothing.
    void add(PriceImport next) {
        sources.add(new Catalog.Source(next.source(), next.file(), "", next.format(), next.asOf(),
                "Imported by you on %s.".formatted(next.importedOn())));
        for (PriceEntry entry : next.entries()) {
            Model model = entry.model();
            if (model != null && models.values().stream().noneMatch(known -> isNamed(known, model))) {
                models.put(model.key(), model.withPrices(List.of()));
            }
            List<Price> before = imported.getOrDefault(entry.key(), List.of());
            List<Price> kept = entry.ends() == null ? before : Periods.until(before, entry.ends());
            imported.put(entry.key(), Periods.laidOver(kept, entry.prices()));
        }
    }

    /// Adds what the person entered for a model.
    void custom(PriceEntry entry) {
        Model model = entry.model();
        boolean known = models.containsKey(entry.key());
        if (model != null) {
            if (known) {
                throw new IllegalArgumentException(
                        "%s is in the catalog already: give only its \"key\" and \"prices\"."
                                .formatted(CatalogReader.named(file, entry.key())));
            }
            models.put(model.key(), model.withPrices(List.of()));
        } else if (!known) {
            throw unknown(entry.key());
        }
        custom.put(entry.key(), entry.prices());
    }

    Catalog catalog(String id) {
        List<Model> all = models.values().stream().map(this::priced).toList();
        CatalogReader.refuseSharedNames(all, file);
        return new Catalog(id, below.asOf(), sources, all);
    }

    private Model priced(Model model) {
        List<Price> listed = imported.getOrDefault(model.key(), List.of());
        List<Price> own = custom.get(model.key());
        if (listed.isEmpty() && own == null) {
            return model;
        }
        // Prices of an earlier file of the person's give way to those of this one.
        List<Price> prices = new ArrayList<>(own == null
                ? model.prices().stream().filter(Price::isCustom).toList()
                : own);
        prices.addAll(Periods.laidOver(model.prices().stream().filter(price -> !price.isCustom()).toList(), listed));
        return model.withPrices(prices);
    }

    private static boolean isNamed(Model known, Model added) {
        return known.provider().equals(added.provider())
                && (known.modelId().equals(added.modelId()) || known.aliases().contains(added.modelId()));
    }

    private IllegalArgumentException unknown(String key) {
        String nearest = below.suggest(key).stream().map(Model::key).collect(Collectors.joining(" or "));
        return new IllegalArgumentException("%s is not in the catalog%s.".formatted(CatalogReader.named(file, key),
                nearest.isEmpty() ? ": give all its fields to add it" : "; did you mean %s".formatted(nearest)));
    }
}
