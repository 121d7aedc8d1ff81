package dev.whittle.tokenizer.estimate;

import dev.whittle.tokenizer.TokenCount;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The measured ratios of `estimates.json`, and the arithmetic from `o200k_base` tokens to an estimate.
final class EstimateTable {
    private final Calibration calibration;
    private final Map<String, Map<Kind, Ratio>> families;

    private EstimateTable(Calibration calibration, Map<String, Map<Kind, Ratio>> families) {
        this.calibration = calibration;
        this.families = families;
    }

    static EstimateTable bundled() {
        return Bundled.TABLE;
    }

    private static final class Bundled {
        static final EstimateTable TABLE = load();

        private static EstimateTable load() {
            try (InputStream in = EstimateTable.class.getResourceAsStream("estimates.json")) {
                if (in == null) {
                    throw new IllegalStateException("The bundled estimates are missing from the jar.");
                }
                return read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static EstimateTable read(InputStream in) {
        JsonNode root = JsonMapper.shared().readTree(in);
        Map<String, Map<Kind, Ratio>> families = new TreeMap<>();
        for (JsonNode family : root.required("families")) {
            Map<Kind, Ratio> ratios = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                JsonNode ratio = family.required("kinds").required(kind.name().toLowerCase(Locale.ROOT));
                ratios.put(kind, new Ratio(
                        ratio.required("factor").asDouble(),
                        ratio.required("low").asDouble(),
                        ratio.required("high").asDouble()));
            }
            families.put(family.required("id").asString(), ratios);
        }
        return new EstimateTable(Calibration.read(root.required("profile")), families);
    }

    Set<String> ids() {
        return families.keySet();
    }

    Map<Kind, Ratio> ratios(String id) {
        Map<Kind, Ratio> ratios = families.get(id);
        if (ratios == null) {
            throw new IllegalArgumentException(
                    "No estimate \"%s\". There are: %s".formatted(id, String.join(", ", ids())));
        }
        return ratios;
    }

    TokenCount count(String id, long baseTokens, TextProfile text) {
        Map<Kind, Ratio> ratios = ratios(id);
        double factor = 0;
        double low = 0;
        double high = 0;
        for (Map.Entry<Kind, Double> part : calibration.shares(text).entrySet()) {
            Ratio ratio = Objects.requireNonNull(ratios.get(part.getKey()));
            factor += part.getValue() * ratio.factor();
            low += part.getValue() * ratio.low();
            high += part.getValue() * ratio.high();
        }
        double slack = calibration.slack() * Math.sqrt((double) baseTokens);
        long tokens = Math.round(baseTokens * factor);
        // Text that is not empty is at least one token to everyone.
        long least = Math.min(tokens, baseTokens == 0 ? 0 : Math.max(1, (long) (baseTokens * low - slack)));
        long most = Math.max(tokens, (long) Math.ceil(baseTokens * high + slack));
        return TokenCount.estimate(tokens, least, most);
    }
}
