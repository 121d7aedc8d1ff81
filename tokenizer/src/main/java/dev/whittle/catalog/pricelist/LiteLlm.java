package dev.whittle.catalog.pricelist;

import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// LiteLLM's `model_prices_and_context_window.json`: one object, a row a model, USD per token.
final class LiteLlm {
    private static final Map<String, String> PROVIDERS = Map.of("gemini", "google", "cohere_chat", "cohere",
            "together_ai", "together", "fireworks_ai", "fireworks", "dashscope", "alibaba");
    private static final Set<String> TEXT = Set.of("chat", "responses", "completion");
    private static final Pattern ABOVE = Pattern.compile("input_cost_per_token_above_(\\d{1,5})k_tokens");
    private static final Map<Price.Mode, String> MODES = Map.of(Price.Mode.STANDARD, "", Price.Mode.BATCH, "_batches",
            Price.Mode.FLEX, "_flex", Price.Mode.PRIORITY, "_priority");
    private static final Map<RatesReader.Kind, String> FIELDS = Map.of(
            RatesReader.Kind.INPUT, "input_cost_per_token",
            RatesReader.Kind.OUTPUT, "output_cost_per_token",
            RatesReader.Kind.CACHE_READ, "cache_read_input_token_cost",
            RatesReader.Kind.CACHE_WRITE, "cache_creation_input_token_cost",
            RatesReader.Kind.CACHE_WRITE_1H, "cache_creation_input_token_cost_above_1hr",
            RatesReader.Kind.REASONING, "output_cost_per_reasoning_token");

    private LiteLlm() {}

    static boolean looksLike(JsonNode root) {
        return root.isObject() && root.properties().stream()
                .anyMatch(row -> row.getValue().has("litellm_provider") || row.getValue().has("input_cost_per_token"));
    }

    static void read(JsonNode root, PriceList.Builder list) {
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            JsonNode row = entry.getValue();
            String theirs = row.path("litellm_provider").asString("");
            if (!theirs.isEmpty() && TEXT.contains(row.path("mode").asString("chat"))) {
                String modelId = entry.getKey().startsWith(theirs + "/")
                        ? entry.getKey().substring(theirs.length() + 1)
                        : entry.getKey();
                list.add(PROVIDERS.getOrDefault(theirs, theirs), entry.getKey(),
                        provider -> listing(provider, modelId, entry.getKey(), row));
            }
        }
    }

    private static Optional<Listing> listing(String provider, String modelId, String name, JsonNode row)
            throws Amounts.Refused {
        List<Price> prices = new ArrayList<>();
        for (Price.Mode mode : Price.Mode.values()) {
            Price price = price(row, mode);
            if (price != null) {
                prices.add(price);
            }
        }
        LocalDate shutdownOn = PriceList.day(row.path("deprecation_date"));
        return prices.stream().noneMatch(price -> price.mode() == Price.Mode.STANDARD)
                ? Optional.empty()
                : Optional.of(new Listing(name, provider, modelId, modelId, PriceList.count(row, "max_input_tokens"),
                        PriceList.count(row, "max_output_tokens"), prices, shutdownOn != null, shutdownOn,
                        modelId::equals));
    }

    private static @Nullable Price price(JsonNode row, Price.Mode mode) throws Amounts.Refused {
        List<Price.Tier> tiers = new ArrayList<>();
        Rates base = rates(row, "", mode);
        if (row.path("tiered_pricing").isArray() && mode == Price.Mode.STANDARD) {
            for (JsonNode range : row.path("tiered_pricing")) {
                long above = range.path("range").path(0).asLong(0);
                Rates rates = rates(range, "", mode);
                if (rates != null && above == 0) {
                    base = rates;
                } else if (rates != null) {
                    tiers.add(new Price.Tier(above, false, rates));
                }
            }
        }
        for (long edge : edges(row)) {
            Rates rates = rates(row, "_above_%dk_tokens".formatted(edge / 1_000), mode);
            if (rates != null) {
                tiers.add(new Price.Tier(edge, false, rates));
            }
        }
        return base == null ? null : PriceList.undated(mode, base, tiers);
    }

    private static Set<Long> edges(JsonNode row) {
        Set<Long> edges = new TreeSet<>();
        for (String field : row.propertyNames()) {
            Matcher above = ABOVE.matcher(field);
            if (above.matches()) {
                edges.add(Long.parseLong(above.group(1)) * 1_000);
            }
        }
        return edges;
    }

    private static @Nullable Rates rates(JsonNode row, String tier, Price.Mode mode) throws Amounts.Refused {
        String ending = tier + MODES.get(mode);
        RatesReader reader = kind -> {
            String field = FIELDS.get(kind) + ending;
            return Amounts.PER_TOKEN.read(row.path(field), field);
        };
        return reader.rates();
    }
}
