package dev.whittle.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.whittle.tokenizer.Tokenizers;
import dev.whittle.tokenizer.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BundledCatalogTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final Catalog CATALOG = Catalog.bundled();

    @Test
    void itHoldsSixtyToAHundredModelsOfTheProvidersPeopleUse() {
        assertThat(CATALOG.models()).hasSizeBetween(60, 100);
        assertThat(CATALOG.models()).extracting(Model::provider)
                .contains("openai", "anthropic", "google", "mistral", "deepseek", "xai", "groq", "together",
                        "fireworks");
        assertThat(CATALOG.asOf()).isEqualTo(TODAY);
    }

    @Test
    void modelsOfOneProviderStandTogether() {
        List<String> providers = CATALOG.models().stream().map(Model::provider).toList();
        Set<String> left = new HashSet<>();
        for (int i = 1; i < providers.size(); i++) {
            if (!providers.get(i).equals(providers.get(i - 1))) {
                assertThat(left.add(providers.get(i - 1))).as(providers.get(i)).isTrue();
                assertThat(left).doesNotContain(providers.get(i));
            }
        }
    }

    @Test
    void everyModelIsPricedTodayOrWasShutDown() {
        for (Model model : CATALOG.models()) {
            Cost cost = CATALOG.cost(model, Usage.of(1_000, 300), Price.Mode.STANDARD, NOON);
            if (model.lifecycle().status() == Model.Status.RETIRED) {
                assertThat(cost).isInstanceOfSatisfying(Cost.Unpriced.class, unpriced -> assertThat(unpriced.reason())
                        .startsWith(model.displayName() + " was shut down on 2026-10-23").endsWith("."));
            } else {
                assertThat(cost).as(model.key()).isInstanceOfSatisfying(Cost.Priced.class,
                        priced -> assertThat(priced.usd()).isPositive());
            }
        }
    }

    @Test
    void everyPriceNamesASourceAndADay() {
        Set<String> sources = CATALOG.sources().stream().map(Catalog.Source::id).collect(Collectors.toSet());
        for (Model model : CATALOG.models()) {
            for (Price price : model.prices()) {
                assertThat(sources).as(model.key()).contains(Objects.requireNonNull(price.source()));
                assertThat(price.checkedOn()).as(model.key()).isNotNull().isBeforeOrEqualTo(TODAY);
                assertThat(price.derived()).as(model.key()).isEqualTo(price.source().startsWith("rule:"));
            }
        }
    }

    @Test
    void everyTokenizerExistsAndIsExactExactlyWhereTheCatalogSaysSo() throws IOException {
        for (JsonNode model : json("catalog.json").get("models")) {
            JsonNode tokenizer = model.get("tokenizer");
            assertThat(Tokenizers.get(tokenizer.get("encoding").asString()).exact())
                    .as(model.get("key").asString()).isEqualTo(tokenizer.get("exact").asBoolean());
        }
    }

    @Test
    void everyReplacementIsAModelThatIsStillOffered() {
        for (Model model : CATALOG.models()) {
            String replacement = model.lifecycle().replacement();
            if (replacement != null) {
                assertThat(CATALOG.find(replacement)).as(model.key()).hasValueSatisfying(
                        next -> assertThat(next.lifecycle().status()).isEqualTo(Model.Status.ACTIVE));
            }
        }
    }

    // reference/catalog.md section 0, read there from OpenAI's deprecations page and Anthropic's notice
    @Test
    void shutdownsAreDatedAsAnnounced() {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String id : List.of("gpt-4", "gpt-4-turbo", "gpt-3.5-turbo", "gpt-4.1-nano", "o4-mini")) {
            expected.put("openai/" + id, "2026-10-23");
        }
        for (String id : List.of("gpt-5", "gpt-5-mini", "gpt-5-nano", "gpt-5-pro", "o3", "o3-pro")) {
            expected.put("openai/" + id, "2026-12-11");
        }
        for (String id : List.of("gpt-4o", "gpt-4o-mini", "gpt-4.1", "gpt-4.1-mini")) {
            expected.put("openai/" + id, "2027-01-14");
        }
        expected.put("anthropic/claude-sonnet-4-5", "2026-11-30");
        Map<String, String> dated = CATALOG.models().stream().filter(model -> model.lifecycle().shutdownOn() != null)
                .collect(Collectors.toMap(Model::key, model -> String.valueOf(model.lifecycle().shutdownOn())));
        assertThat(dated).isEqualTo(expected);
    }

    @Test
    void retiredMeansShutDownByTheDayOfTheCatalog() {
        for (Model model : CATALOG.models()) {
            assertThat(model.lifecycle().status() == Model.Status.RETIRED).as(model.key())
                    .isEqualTo(model.lifecycle().isShutDown(CATALOG.asOf()));
        }
    }

    @Test
    void aRateNeverExceedsWhatWritingItFreshWouldCost() {
        for (Model model : CATALOG.models()) {
            for (Price price : model.prices()) {
                Rates rates = price.rates();
                assertThat(rates.output()).as(model.key()).isGreaterThanOrEqualTo(rates.input());
                if (rates.cacheRead() != null) {
                    assertThat(rates.cacheRead()).as(model.key()).isLessThan(rates.input());
                }
                price.tiers().forEach(
                        tier -> assertThat(tier.rates().input()).as(model.key()).isGreaterThan(rates.input()));
            }
        }
    }

    @Test
    void itFollowsItsOwnSchema() throws IOException {
        assertThat(violations(json("catalog.schema.json"))).isEmpty();
    }

    @Test
    void itFollowsTheSchemaAllBuildsShare() throws IOException {
        // its "$id" is a bare word, which the validator refuses
        String shared = Vectors.shared("catalog-sources/catalog.schema.json").replace("\"$id\":\"catalog\",", "");
        // nor does it know days of the week, which DeepSeek's hours need; without them it must fit
        JsonNode catalog = json("catalog.json");
        catalog.findValues("utcWindow").forEach(window -> ((ObjectNode) window).remove("days"));
        assertThat(schema(JsonMapper.shared().readTree(shared)).validate(catalog)).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatTheReaderRefuses() throws IOException {
        String catalog = new String(resource("catalog.json"), StandardCharsets.UTF_8);
        Schema schema = schema(json("catalog.schema.json"));
        Set<String> accepted = new TreeSet<>();
        Map<String, String> slips = Map.of(
                "\"input\": \"2.50\"", "\"input\": 2.50",
                "\"output\": \"10.00\"", "\"output\": \"-10.00\"",
                "\"contextWindow\": 128000", "\"contextWindow\": 0",
                "\"mode\": \"batch\"", "\"mode\": \"bulk\"",
                "\"shutdownOn\": \"2027-01-14\"", "\"shutdownOn\": \"14.01.2027\"",
                "\"cacheRead\"", "\"cachedRead\"");
        slips.forEach((right, wrong) -> {
            String slipped = catalog.replace(right, wrong);
            assertThat(slipped).isNotEqualTo(catalog);
            if (schema.validate(JsonMapper.shared().readTree(slipped)).isEmpty()) {
                accepted.add(wrong);
            }
        });
        assertThat(accepted).isEmpty();
    }

    private static List<String> violations(JsonNode schema) throws IOException {
        return schema(schema).validate(json("catalog.json")).stream().map(Error::toString).toList();
    }

    private static Schema schema(JsonNode schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
    }

    private static JsonNode json(String name) throws IOException {
        return JsonMapper.shared().readTree(resource(name));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Catalog.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
