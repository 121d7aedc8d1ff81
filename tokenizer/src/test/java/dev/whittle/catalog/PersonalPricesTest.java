package dev.whittle.catalog;

import static dev.whittle.catalog.Price.Mode.BATCH;
import static dev.whittle.catalog.Price.Mode.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalPricesTest {
    private static final Catalog BUNDLED = Catalog.bundled();
    private static final String CONTRACT = """
            {"schemaVersion": 1, "models": [{"key": "openai/gpt-4o", "prices": [
              {"from": "2026-07-01", "to": "2026-12-01", "mode": "standard",
               "rates": {"input": "2.00", "output": "8.00"}}]}]}""";
    private static final String OWN_SERVER = """
            {"schemaVersion": 1, "models": [{"key": "lab/llama", "provider": "lab", "modelId": "llama",
              "displayName": "Llama on our server", "limits": {"contextWindow": 8192},
              "tokenizer": {"encoding": "llama-3", "exact": false, "perMessage": 0, "perRequest": 0},
              "lifecycle": {"status": "active"},
              "prices": [{"from": null, "to": null, "mode": "standard", "rates": {"input": "0", "output": "0"}}]}]}""";

    @Test
    void aPersonsPriceComesFirstWhileItHolds() throws IOException {
        Catalog catalog = with(CONTRACT);
        assertThat(price(catalog, "openai/gpt-4o", STANDARD, "2026-06-30T23:59:59Z").source())
                .isEqualTo("genai-prices-0.1.8");
        Price custom = price(catalog, "openai/gpt-4o", STANDARD, "2026-07-01T00:00:00Z");
        assertThat(custom.isCustom()).isTrue();
        assertThat(custom.rates().input()).isEqualByComparingTo("2.00");
        assertThat(price(catalog, "openai/gpt-4o", STANDARD, "2026-12-01T00:00:00Z").isCustom()).isFalse();
    }

    @Test
    void otherModesAndModelsKeepTheirPrices() throws IOException {
        Catalog catalog = with(CONTRACT);
        assertThat(price(catalog, "openai/gpt-4o", BATCH, "2026-11-21T12:00:00Z"))
                .isEqualTo(price(BUNDLED, "openai/gpt-4o", BATCH, "2026-11-21T12:00:00Z"));
        assertThat(catalog.models()).hasSameSizeAs(BUNDLED.models());
        assertThat(catalog.find("openai/gpt-5")).isEqualTo(BUNDLED.find("openai/gpt-5"));
        assertThat(BUNDLED.find("openai/gpt-4o").orElseThrow().prices()).noneMatch(Price::isCustom);
    }

    @Test
    void aPersonsPriceComesBeforeHoursAndAfterShutdown() throws IOException {
        Catalog catalog = with("""
                {"schemaVersion": 1, "models": [
                  {"key": "deepseek/deepseek-v4-pro", "prices": [
                    {"from": null, "to": null, "mode": "standard", "rates": {"input": "0.5", "output": "1"}}]},
                  {"key": "openai/gpt-4", "prices": [
                    {"from": null, "to": null, "mode": "standard", "rates": {"input": "29", "output": "58"}}]}]}""");
        assertThat(price(catalog, "deepseek/deepseek-v4-pro", STANDARD, "2026-11-20T02:00:00Z").rates().input())
                .isEqualByComparingTo("0.5");
        assertThat(price(catalog, "openai/gpt-4", STANDARD, "2026-11-20T02:00:00Z").rates().input())
                .isEqualByComparingTo("29");
    }

    @Test
    void aModelOfOnesOwnMayCostNothing() throws IOException {
        Catalog catalog = with(OWN_SERVER);
        Model model = catalog.find("lab/llama").orElseThrow();
        assertThat(catalog.cost(model, Usage.of(1_000, 100), STANDARD, Instant.parse("2026-11-21T12:00:00Z")))
                .isInstanceOfSatisfying(Cost.Priced.class, priced -> {
                    assertThat(priced.usd()).isEqualByComparingTo(BigDecimal.ZERO);
                    assertThat(priced.price().source()).isEqualTo(Price.CUSTOM);
                });
        assertThat(catalog.models()).hasSize(BUNDLED.models().size() + 1);
    }

    @Test
    void theIdTellsWhichPricesWereUsed() throws IOException {
        assertThat(with(CONTRACT).id()).matches("bundled-2026-11-21\\+custom-[0-9a-f]{8}").isEqualTo(
                with(CONTRACT).id()).isNotEqualTo(with(OWN_SERVER).id());
        assertThat(with(CONTRACT).sources()).isEqualTo(BUNDLED.sources());
    }

    @Test
    void aNewFileReplacesThePricesOfTheOneBefore() throws IOException {
        Catalog twice = BUNDLED.withOverrides(in(CONTRACT))
                .withOverrides(in(CONTRACT.replace("\"2.00\"", "\"1.75\"")));
        assertThat(twice.find("openai/gpt-4o").orElseThrow().prices().stream().filter(Price::isCustom)
                .map(price -> price.rates().input())).isEqualTo(List.of(new BigDecimal("1.75")));
    }

    @Test
    void faultsAreOneSentence() {
        assertFault(CONTRACT.replace("gpt-4o", "gpt-4oo"), "The price file's model openai/gpt-4oo is not in the"
                + " catalog; did you mean openai/gpt-4o or openai/gpt-4.1 or openai/gpt-4.");
        assertFault(CONTRACT.replace("openai/gpt-4o", "acme/frobnicator"),
                "The price file's model acme/frobnicator is not in the catalog: give all its fields to add it.");
        assertFault(CONTRACT.replace("\"2.00\"", "2.00"), "The price file's model openai/gpt-4o has a wrong"
                + " \"prices[0].rates.input\" (2.0): it needs USD per million tokens as a decimal text such as"
                + " \"2.50\", at most 100000.");
        assertFault(CONTRACT.replace("\"prices\"", "\"note\": 1, \"prices\""),
                "The price file's model openai/gpt-4o has an unknown field \"note\".");
        assertFault(OWN_SERVER.replace("lab/llama", "openai/gpt-4o").replace("\"lab\"", "\"openai\"")
                .replace("\"llama\"", "\"gpt-4o\""),
                "The price file's model openai/gpt-4o is in"
                        + " the catalog already: give only its \"key\" and \"prices\".");
        assertFault(CONTRACT.replace("}]}]}", "}]}, {\"key\": \"openai/gpt-4o\", \"prices\": [{\"from\": null, \"to\":"
                + " null, \"mode\": \"batch\", \"rates\": {\"input\": \"1\", \"output\": \"1\"}}]}]}"),
                "The price file's model openai/gpt-4o stands in it twice.");
        assertFault("{\"schemaVersion\": 1}", "The price file has no \"models\".");
        assertFault("", "The price file is not a JSON object.");
        assertThatThrownBy(() -> with("{\"schemaVersion\": 1,")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The price file is not readable as JSON at line 1, column ");
    }

    @Test
    void aFileIsReadFromItsPath(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("prices.json"), CONTRACT);
        assertThat(BUNDLED.withOverrides(file).id()).isEqualTo(with(CONTRACT).id());
        assertThatThrownBy(() -> BUNDLED.withOverrides(folder.resolve("absent.json")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static void assertFault(String json, String sentence) {
        assertThatThrownBy(() -> with(json)).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
    }

    private static Price price(Catalog catalog, String key, Price.Mode mode, String at) {
        return catalog.price(catalog.find(key).orElseThrow(), mode, Instant.parse(at)).orElseThrow();
    }

    private static Catalog with(String json) throws IOException {
        return BUNDLED.withOverrides(in(json));
    }

    private static ByteArrayInputStream in(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
