package dev.whittle.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a public price table says, in USD per million tokens. Each is read by its own rules:
/// genai-prices by the last price whose date or hours hold, LiteLLM by its `above_272k` fields,
/// models.dev by tiers.
sealed interface PublicPrices {
    /// The id prices of the catalog refer to.
    String id();

    /// Whether the table lists the model's provider and name.
    boolean has(Model model, String name);

    /// The rates of a request of so many input tokens at a moment, by the name of our rate; empty
    /// if not listed.
    Map<String, BigDecimal> rates(Model model, String name, long inputTokens, Instant at);

    static PublicPrices genaiPrices(JsonNode root) {
        return new GenaiPrices(root);
    }

    static PublicPrices liteLlm(JsonNode root) {
        return new LiteLlm(root);
    }

    static PublicPrices modelsDev(JsonNode root) {
        return new ModelsDev(root);
    }

    record GenaiPrices(JsonNode root) implements PublicPrices {
        private static final Map<String, String> PROVIDERS = Map.of("xai", "x-ai", "moonshot", "moonshotai");
        private static final Map<String, String> FIELDS = Map.of("input", "input_mtok", "output", "output_mtok",
                "cacheRead", "cache_read_mtok", "cacheWrite", "cache_write_mtok", "cacheWrite1h",
                "cache_write_1h_mtok");

        @Override
        public String id() {
            return "genai-prices-0.1.8";
        }

        @Override
        public boolean has(Model model, String name) {
            return row(model, name) != null;
        }

        @Override
        public Map<String, BigDecimal> rates(Model model, String name, long inputTokens, Instant at) {
            Map<String, BigDecimal> rates = new LinkedHashMap<>();
            JsonNode row = row(model, name);
            if (row == null) {
                return rates;
            }
            JsonNode prices = row.get("prices");
            if (prices.isArray()) {
                JsonNode holding = null;
                for (JsonNode price : prices) {
                    holding = holds(price.path("constraint"), at) ? price.get("prices") : holding;
                }
                prices = Objects.requireNonNull(holding);
            }
            for (Map.Entry<String, String> field : FIELDS.entrySet()) {
                JsonNode price = prices.path(field.getValue());
                if (price.isObject()) {
                    BigDecimal tiered = price.get("base").decimalValue();
                    for (JsonNode tier : price.get("tiers")) {
                        tiered = inputTokens > tier.get("start").asLong() ? tier.get("price").decimalValue() : tiered;
                    }
                    rates.put(field.getKey(), tiered);
                } else if (price.isNumber()) {
                    rates.put(field.getKey(), price.decimalValue());
                }
            }
            return rates;
        }

        private @Nullable JsonNode row(Model model, String name) {
            String provider = PROVIDERS.getOrDefault(model.provider(), model.provider());
            return stream(root).filter(node -> node.get("id").asString().equals(provider))
                    .flatMap(node -> stream(node.get("models")))
                    .filter(node -> matches(node.get("match"), name)).findFirst().orElse(null);
        }

        private static boolean matches(JsonNode match, String name) {
            Map.Entry<String, JsonNode> clause = match.properties().iterator().next();
            JsonNode value = clause.getValue();
            return switch (clause.getKey()) {
                case "or" -> stream(value).anyMatch(part -> matches(part, name));
                case "and" -> stream(value).allMatch(part -> matches(part, name));
                case "equals" -> name.equals(value.asString());
                case "starts_with" -> name.startsWith(value.asString());
                case "ends_with" -> name.endsWith(value.asString());
                case "contains" -> name.contains(value.asString());
                case "regex" -> Pattern.compile(value.asString()).matcher(name).find();
                default -> throw new IllegalArgumentException(clause.getKey());
            };
        }

        private static boolean holds(JsonNode constraint, Instant at) {
            if (constraint.isMissingNode()) {
                return true;
            }
            var utc = at.atOffset(ZoneOffset.UTC);
            if (constraint.has("start_date")) {
                return !utc.toLocalDate().isBefore(LocalDate.parse(constraint.get("start_date").asString()));
            }
            LocalTime start = LocalTime.parse(constraint.get("start_time").asString().replace("Z", ""));
            LocalTime end = LocalTime.parse(constraint.get("end_time").asString().replace("Z", ""));
            return !utc.toLocalTime().isBefore(start) && utc.toLocalTime().isBefore(end);
        }

        private static Stream<JsonNode> stream(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false);
        }
    }

    record LiteLlm(JsonNode root) implements PublicPrices {
        private static final Map<String, String> PREFIXES = Map.ofEntries(
                Map.entry("openai", ""), Map.entry("anthropic", ""), Map.entry("cohere", ""),
                Map.entry("google", "gemini/"), Map.entry("together", "together_ai/"),
                Map.entry("fireworks", "fireworks_ai/"), Map.entry("alibaba", "dashscope/"));
        private static final Map<String, String> FIELDS = Map.of("input", "input_cost_per_token", "output",
                "output_cost_per_token", "cacheRead", "cache_read_input_token_cost", "cacheWrite",
                "cache_creation_input_token_cost", "cacheWrite1h", "cache_creation_input_token_cost_above_1hr");

        @Override
        public String id() {
            return "litellm-2026-08-01";
        }

        @Override
        public boolean has(Model model, String name) {
            return root.has(key(model, name));
        }

        @Override
        public Map<String, BigDecimal> rates(Model model, String name, long inputTokens, Instant at) {
            Map<String, BigDecimal> rates = new LinkedHashMap<>();
            JsonNode row = root.path(key(model, name));
            for (JsonNode range : row.path("tiered_pricing")) {
                row = inputTokens > range.get("range").get(0).asLong() ? range : row;
            }
            for (Map.Entry<String, String> field : FIELDS.entrySet()) {
                JsonNode price = row.path(field.getValue());
                for (String edge : new String[]{"128", "200", "272"}) {
                    JsonNode above = row.path(field.getValue() + "_above_" + edge + "k_tokens");
                    price = above.isNumber() && inputTokens > Long.parseLong(edge) * 1_000 ? above : price;
                }
                // LiteLLM writes 0 for a cache that costs nothing to write; we leave such a rate out
                if (price.isNumber() && price.decimalValue().signum() > 0) {
                    rates.put(field.getKey(), price.decimalValue().movePointRight(6));
                }
            }
            return rates;
        }

        private static String key(Model model, String name) {
            return PREFIXES.getOrDefault(model.provider(), model.provider() + "/") + name;
        }
    }

    record ModelsDev(JsonNode root) implements PublicPrices {
        private static final Map<String, String> PROVIDERS = Map.of("together", "togetherai", "fireworks",
                "fireworks-ai", "moonshot", "moonshotai");
        private static final Map<String, String> FIELDS = Map.of("input", "input", "output", "output", "cacheRead",
                "cache_read", "cacheWrite", "cache_write");

        @Override
        public String id() {
            return "models.dev-2026-07-02";
        }

        @Override
        public boolean has(Model model, String name) {
            return root.path(key(model, name)).path("cost").isObject();
        }

        @Override
        public Map<String, BigDecimal> rates(Model model, String name, long inputTokens, Instant at) {
            Map<String, BigDecimal> rates = new LinkedHashMap<>();
            JsonNode cost = root.path(key(model, name)).path("cost");
            for (JsonNode tier : cost.path("tiers")) {
                cost = inputTokens > tier.get("tier").get("size").asLong() ? tier : cost;
            }
            for (Map.Entry<String, String> field : FIELDS.entrySet()) {
                JsonNode price = cost.path(field.getValue());
                if (price.isNumber() && price.decimalValue().signum() > 0) {
                    rates.put(field.getKey(), price.decimalValue());
                }
            }
            return rates;
        }

        private static String key(Model model, String name) {
            return PROVIDERS.getOrDefault(model.provider(), model.provider()) + "/" + name;
        }
    }
}
