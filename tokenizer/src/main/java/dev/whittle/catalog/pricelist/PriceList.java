package dev.whittle.catalog.pricelist;

import dev.whittle.catalog.JsonFault;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A public list of prices, whichever of the known shapes it has. Fields nobody knows are passed over,
/// and so are rows without a price, such as those of pictures and speech.
///
/// @param format which list it is
/// @param file the name of the file
/// @param listings rows of text models with a price, in the order of the file
/// @param refused rows that cannot be right, with the reason
/// @param unpriced how many rows of text models have no price, or one of 0
public record PriceList(
        Format format, String file, List<Listing> listings, List<Refusal> refused, int unpriced) {
    /// The most bytes a list may have, in MiB.
    public static final int MOST_MEGABYTES = 32;

    private static final int DEEPEST = 40;
    private static final int LONGEST_NAME = 200;
    private static final Pattern DAY = Pattern.compile("(?<!\\d)20\\d{2}-\\d{2}-\\d{2}(?!\\d)");
    // Numbers are read as the decimal texts they are: a double would turn 0.1 into something else.
    private static final JsonMapper JSON = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /// Which list a file is.
    public enum Format {
        /// `model_prices_and_context_window.json`
        LITELLM("LiteLLM"),
        /// `data.json`, version 2 or 3, or the data of the npm package
        GENAI_PRICES("genai-prices"),
        /// `api.json`
        MODELS_DEV("models.dev");

        private final String title;

        Format(String title) {
            this.title = title;
        }

        /// The name people know.
        public String title() {
            return title;
        }

        /// Whether the list can say that a price holds at some hours only.
        boolean knowsHours() {
            return this == GENAI_PRICES;
        }
    }

    public PriceList {
        listings = List.copyOf(listings);
        refused = List.copyOf(refused);
    }

    /// Reads a list; its shape is told by its content.
    ///
    /// @param file its name, for messages
    /// @throws IllegalArgumentException if it is none of the known ones; the message is one sentence
    ///     for the person
    public static PriceList read(String file, byte[] json) {
        if (json.length > MOST_MEGABYTES << 20) {
            throw new IllegalArgumentException(
                    "%s is larger than %d MB, which no list of prices is.".formatted(file, MOST_MEGABYTES));
        }
        JsonNode root = parse(file, json);
        Format format = format(root).orElseThrow(() -> new IllegalArgumentException(
                "%s is none of the price lists Whittle reads: LiteLLM's model_prices_and_context_window.json, "
                        .formatted(file) + "genai-prices' data.json or models.dev's api.json."));
        Builder builder = new Builder();
        switch (format) {
            case LITELLM -> LiteLlm.read(root, builder);
            case GENAI_PRICES -> GenaiPrices.read(root, builder);
            case MODELS_DEV -> ModelsDev.read(root, builder);
        }
        if (builder.listings.isEmpty()) {
            throw new IllegalArgumentException("%s has no model with a price in it, so there is nothing to take."
                    .formatted(file));
        }
        return new PriceList(format, file, builder.listings, builder.refused, builder.unpriced);
    }

    /// The day in a file's name, such as that of `prices-2026-08-01.json`.
    public static Optional<LocalDate> dayIn(String file) {
        Matcher day = DAY.matcher(file);
        return day.find() ? Optional.ofNullable(day(day.group())) : Optional.empty();
    }

    /// How many models with a price it has for each provider.
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        listings.forEach(listing -> counts.merge(listing.provider(), 1, Integer::sum));
        return counts;
    }

    /// The row that is for a model of a catalog: by the name its API takes, or else by its other
    /// names, if all rows these lead to agree.
    ///
    /// @throws Disagreement if they do not
    Optional<Listing> find(Model model) throws Disagreement {
        List<Listing> candidates = listings.stream().filter(one -> one.provider().equals(model.provider())).toList();
        Optional<Listing> own = candidates.stream().filter(one -> one.modelId().equals(model.modelId())).findFirst()
                .or(() -> candidates.stream().filter(one -> one.names().test(model.modelId())).findFirst());
        if (own.isPresent()) {
            return own;
        }
        List<Listing> named = candidates.stream().filter(one -> model.aliases().stream().anyMatch(one.names()))
                .toList();
        if (named.stream().map(Listing::prices).distinct().count() > 1) {
            throw new Disagreement(named);
        }
        return named.stream().findFirst();
    }

    /// Rows for the same model with different prices.
    static final class Disagreement extends Exception {
        private static final long serialVersionUID = 1L;

        Disagreement(List<Listing> rows) {
            super("Its names %s have different prices there.".formatted(
                    String.join(", ", rows.stream().map(Listing::row).toList())));
        }
    }

    /// Collects rows; one that is refused stops no other.
    static final class Builder {
        private final List<Listing> listings = new ArrayList<>();
        private final List<Refusal> refused = new ArrayList<>();
        private int unpriced;

        /// Reads a row.
        interface Row {
            Optional<Listing> of(String provider) throws Amounts.Refused;
        }

        void add(String provider, String name, Row row) {
            String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
            try {
                if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                    throw new Amounts.Refused("Its name is none a model could have.");
                }
                row.of(provider).ifPresentOrElse(listings::add, () -> unpriced++);
            } catch (Amounts.Refused e) {
                refused.add(new Refusal(provider, shown, String.valueOf(e.getMessage())));
            }
        }
    }

    private static Optional<Format> format(JsonNode root) {
        if (GenaiPrices.looksLike(root)) {
            return Optional.of(Format.GENAI_PRICES);
        }
        if (LiteLlm.looksLike(root)) {
            return Optional.of(Format.LITELLM);
        }
        return ModelsDev.looksLike(root) ? Optional.of(Format.MODELS_DEV) : Optional.empty();
    }

    private static JsonNode parse(String file, byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException | NumberFormatException e) {
            throw new IllegalArgumentException("%s is not readable as JSON%s: %s.".formatted(file, JsonFault.place(e),
                    JsonFault.reason(e)), e);
        }
    }

    static Price undated(Price.Mode mode, Rates rates, List<Price.Tier> tiers) {
        return new Price(null, null, mode, null, rates, tiers, false, null, null);
    }

    /// A number of tokens, or null if there is no sensible one.
    static @Nullable Long count(JsonNode node, String field) {
        JsonNode value = node.path(field);
        double count = value.isNumber() ? value.asDouble(0) : 0;
        return count >= 1 && count <= 100_000_000 ? Long.valueOf((long) count) : null;
    }

    /// A day, or null if there is no sensible one.
    static @Nullable LocalDate day(JsonNode node) {
        return day(node.asString(""));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= 2018 && day.getYear() <= 2100 ? day : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
