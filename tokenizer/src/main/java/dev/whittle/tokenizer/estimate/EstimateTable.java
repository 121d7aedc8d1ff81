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

/// The measured ratios of `estimates.json`, and the arithmetic from `o200k_base` tokens to an
/// estimate.
final class EstimateTable {
    private final Calibration calibration;
    private final Map<String, Family> families;
    private final Map<String, String> titles;

    private EstimateTable(Calibration calibration, Map<String, Family> families, Map<String, String> titles) {
        this.calibration = calibration;
        this.families = families;
        this.titles = titles;
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
        Map<String, JsonNode> nodes = new TreeMap<>();
        root.required("families").forEach(node -> nodes.put(node.required("id").asString(), node));
        Map<String, Family> families = new TreeMap<>();
        nodes.forEach((id, node) -> families.put(id,
                family(Objects.requireNonNull(nodes.get(node.path("sameAs").asString(id))))));
        Map<String, String> titles = new TreeMap<>();
        nodes.forEach((id, node) -> titles.put(id, node.path("title").asString(id)));
        return new EstimateTable(Calibration.read(root.required("profile")), families, titles);
    }

    private static Family family(JsonNode node) {
        Map<Kind, Ratio> ratios = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            JsonNode ratio = node.required("kinds").required(kind.name().toLowerCase(Locale.ROOT));
            ratios.put(kind, new Ratio(
                    ratio.required("factor").asDouble(),
                    ratio.required("low").asDouble(),
                    ratio.required("high").asDouble()));
        }
        String digits = node.required("digits").required("rule").asString().toUpperCase(Locale.ROOT);
        return new Family(Digits.valueOf(digits), ratios);
    }

    @Nullable
    String title(String id) {
        return titles.get(id);
    }

    Set<String> ids() {
        return families.keySet();
    }

    TokenCount count(String id, long baseTokens, TextProfile text) {
        Family family = families.get(id);
        if (family == null) {
            throw new IllegalArgumentException(
                    "No estimate \"%s\". There are: %s".formatted(id, String.join(", ", ids())));
        }
        return family.count(baseTokens, text, calibration);
    }
}
