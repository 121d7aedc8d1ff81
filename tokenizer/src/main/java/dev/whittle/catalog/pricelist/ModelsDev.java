package dev.whittle.catalog.pricelist;

import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// models.dev's `api.json`: providers with their models, or one object with a row for each
/// `provider/model`; USD per million tokens.
final class ModelsDev {
    private static final Map<String, String> PROVIDERS = Map.of("togetherai", "together", "fireworks-ai", "fireworks",
            "moonshotai", "moonshot");
    private static final Map<RatesReader.Kind, String> FIELDS = Map.of(
            RatesReader.Kind.INPUT, "input",
            RatesReader.Kind.OUTPUT, "output",
            RatesReader.Kind.CACHE_READ, "cache_read",
            RatesReader.Kind.CACHE_WRITE, "cache_write",
            RatesReader.Kind.REASONING, "reasoning");

    private ModelsDev() {}

    static boolean looksLike(JsonNode root) {
        return root.isObject() && root.properties().stream().map(Map.Entry::getValue)
                .anyMatch(value -> value.path("models").isObject() || isModel(value));
    }

    private static boolean isModel(JsonNode row) {
        return row.path("limit").isObject() && row.path("modalities").isObject();
    }

    static void read(JsonNode root, PriceList.Builder list) {
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            JsonNode value = entry.getValue();
            int slash = entry.getKey().indexOf('/');
            if (value.path("models").isObject()) {
                value.path("models").properties()
                        .forEach(model -> add(list, entry.getKey(), model.getKey(), model.getValue()));
            } else if (isModel(value) && slash > 0) {
                add(list, entry.getKey().substring(0, slash), entry.getKey().substring(slash + 1), value);
            }
        }
    }

    private static void add(PriceList.Builder list, String theirs, String modelId, JsonNode row) {
        boolean speaks = false;
        for (JsonNode kind : row.path("modalities").path("output")) {
            speaks |= kind.asString("").equals("text");
        }
        if (speaks) {
            list.add(PROVIDERS.getOrDefault(theirs, theirs), theirs + "/" + modelId,
                    provider -> listing(provider, modelId, theirs + "/" + modelId, row));
        }
    }

    private static Optional<Listing> listing(String provider, String modelId, String name, JsonNode row)
            throws Amounts.Refused {
        Rates base = rates(row.path("cost"));
        if (base == null) {
            return Optional.empty();
        }
        List<Price.Tier> tiers = new ArrayList<>();
        for (JsonNode tier : row.path("cost").path("tiers")) {
            Long size = PriceList.count(tier.path("tier"), "size");
            Rates rates = rates(tier);
            if (size != null && rates != null) {
                tiers.add(new Price.Tier(size, false, rates));
            }
        }
        Rates above = rates(row.path("cost").path("context_over_200k"));
        if (tiers.isEmpty() && above != null) {
            tiers.add(new Price.Tier(200_000, false, above));
        }
        tiers.sort(Comparator.comparingLong(Price.Tier::threshold));
        return Optional.of(new Listing(name, provider, modelId, row.path("name").asString(modelId),
                PriceList.count(row.path("limit"), "context"), PriceList.count(row.path("limit"), "output"),
                List.of(PriceList.undated(Price.Mode.STANDARD, base, tiers)),
                row.path("status").asString("").equals("deprecated"), null, modelId::equals));
    }

    private static @Nullable Rates rates(JsonNode cost) throws Amounts.Refused {
        RatesReader reader = kind -> FIELDS.containsKey(kind)
                ? Amounts.PER_MILLION.read(cost.path(FIELDS.get(kind)), FIELDS.get(kind))
                : Optional.empty();
        return reader.rates();
    }
}
