package dev.whittle.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.tokenizer.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our standard prices against three public sources, under every name a model has there. Each
/// disagreement stands in `accepted-disagreements.json` with the reason for our choice; one that
/// is not listed fails, and so does a listed one that is gone.
class SourcesTest {
    private static final long SHORT = 1_000;

    /// Long enough to cross every tier that any of the sources knows.
    private static final long LONG = 300_000;

    private static final List<PublicPrices> SOURCES = new ArrayList<>();

    @BeforeAll
    static void readTheSources() throws IOException {
        SOURCES.add(PublicPrices.genaiPrices(json("genai-prices-0.1.8.json")));
        SOURCES.add(PublicPrices.liteLlm(json("litellm-2026-08-01.json")));
        SOURCES.add(PublicPrices.modelsDev(json("modelsdev-2026-07-02.json")));
    }

    @Test
    void everyDisagreementWithASourceIsListedWithItsReason() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (JsonNode entry : JsonMapper.shared().readTree(resource("accepted-disagreements.json"))) {
            assertThat(entry.required("reason").asString()).hasSizeGreaterThan(20).endsWith(".");
            for (JsonNode row : entry.required("rows")) {
                assertThat(listed.put(row.asString(), entry.required("reason").asString())).as(row.asString()).isNull();
            }
        }
        Set<String> found = new TreeSet<>();
        for (Model model : Catalog.bundled().models()) {
            SOURCES.forEach(source -> found.addAll(disagreements(model, source)));
        }
        Set<String> unlisted = new TreeSet<>(found);
        unlisted.removeAll(listed.keySet());
        Set<String> gone = new TreeSet<>(listed.keySet());
        gone.removeAll(found);
        assertThat(unlisted).as("not listed in accepted-disagreements.json").isEmpty();
        assertThat(gone).as("listed there, but no longer so").isEmpty();
    }

    @Test
    void mostModelsAreComparedWithMoreThanOneSource() {
        long rates = 0;
        long several = 0;
        for (Model model : Catalog.bundled().models()) {
            long sources = 0;
            for (PublicPrices source : SOURCES) {
                long compared = names(model).stream()
                        .mapToLong(name -> source.rates(model, name, SHORT, asOf(model)).size()).sum();
                rates += compared;
                sources += compared > 0 ? 1 : 0;
            }
            assertThat(sources).as(model.key()).isPositive();
            several += sources > 1 ? 1 : 0;
        }
        assertThat(rates).isGreaterThan(600);
        assertThat(several).isGreaterThan(Catalog.bundled().models().size() * 3L / 4);
    }

    @Test
    void everyModelStandsInTheSourceItsPriceWasReadFrom() {
        for (Model model : Catalog.bundled().models()) {
            for (Price price : model.prices()) {
                SOURCES.stream().filter(source -> source.id().equals(price.source())).forEach(
                        source -> assertThat(names(model).stream().anyMatch(name -> source.has(model, name)))
                                .as(model.key() + " in " + source.id()).isTrue());
            }
        }
    }

    /// One row a name of the model, such as `acme/one, litellm-2026-08-01 one: input 2 not 1`.
    private static List<String> disagreements(Model model, PublicPrices source) {
        List<String> rows = new ArrayList<>();
        for (String name : names(model)) {
            List<String> base = differences(model, source, name, SHORT);
            List<String> tiered = differences(model, source, name, LONG);
            String row = String.join(", ", base);
            if (!tiered.equals(base) && !tiered.isEmpty()) {
                row += (row.isEmpty() ? "" : "; ") + "at 300,000 tokens " + String.join(", ", tiered);
            }
            if (!row.isEmpty()) {
                rows.add("%s, %s %s: %s".formatted(model.key(), source.id(), name, row));
            }
        }
        return rows;
    }

    private static List<String> differences(Model model, PublicPrices source, String name, long tokens) {
        Instant at = asOf(model);
        Rates ours = Prices.at(model, Price.Mode.STANDARD, at)
                .map(price -> price.ratesFor(tokens)).orElseThrow();
        List<String> differences = new ArrayList<>();
        new TreeMap<>(source.rates(model, name, tokens, at)).forEach((field, theirs) -> {
            BigDecimal own = field(ours, field);
            if (own == null || own.compareTo(theirs) != 0) {
                differences.add("%s %s not %s".formatted(field, plain(theirs), own == null ? "unknown" : plain(own)));
            }
        });
        return differences;
    }

    private static String plain(BigDecimal money) {
        return money.stripTrailingZeros().toPlainString();
    }

    private static Set<String> names(Model model) {
        Set<String> names = new TreeSet<>(model.aliases());
        names.add(model.modelId());
        return names;
    }

    private static Instant asOf(Model model) {
        LocalDate today = Catalog.bundled().asOf();
        LocalDate shutdown = model.lifecycle().shutdownOn();
        LocalDate day = shutdown != null && !shutdown.isAfter(today) ? shutdown.minusDays(1) : today;
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static @Nullable BigDecimal field(Rates rates, String field) {
        return switch (field) {
            case "input" -> rates.input();
            case "output" -> rates.output();
            case "cacheRead" -> rates.cacheRead();
            case "cacheWrite" -> rates.cacheWrite() != null ? rates.cacheWrite() : rates.cacheWrite5m();
            case "cacheWrite1h" -> rates.cacheWrite1h();
            default -> throw new IllegalArgumentException(field);
        };
    }

    private static JsonNode json(String name) throws IOException {
        return JsonMapper.shared().readTree(Vectors.shared("catalog-sources/" + name));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SourcesTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
