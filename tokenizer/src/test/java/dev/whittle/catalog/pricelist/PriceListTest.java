package dev.whittle.catalog.pricelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.tokenizer.Vectors;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {
    // The row of gpt-5.6-sol in LiteLLM's file of 2026-08-01, without the fields nobody reads here.
    private static final String SOL = """
            {"gpt-5.6-sol": {"litellm_provider": "openai", "mode": "chat", "max_input_tokens": 1050000,
              "max_output_tokens": 128000, "input_cost_per_token": 5e-06, "output_cost_per_token": 3e-05,
              "cache_read_input_token_cost": 5e-07, "cache_creation_input_token_cost": 6.25e-06,
              "input_cost_per_token_above_272k_tokens": 1e-05, "output_cost_per_token_above_272k_tokens": 4.5e-05,
              "cache_read_input_token_cost_above_272k_tokens": 1e-06,
              "cache_creation_input_token_cost_above_272k_tokens": 1.25e-05,
              "input_cost_per_token_batches": 2.5e-06, "output_cost_per_token_batches": 1.5e-05}}""";

    @Test
    void aRowOfLiteLlmIsReadPerMillionWithItsTiersAndModes() {
        PriceList list = read(SOL);
        assertThat(list.format()).isEqualTo(PriceList.Format.LITELLM);
        Listing sol = list.listings().getFirst();
        assertThat(sol.key()).isEqualTo("openai/gpt-5.6-sol");
        assertThat(sol.context()).isEqualTo(1_050_000);
        assertThat(sol.prices()).containsExactly(
                price(Price.Mode.STANDARD, null, null, rates("5", "30", "0.5", "6.25"),
                        new Price.Tier(272_000, false, rates("10", "45", "1", "12.5"))),
                price(Price.Mode.BATCH, null, null, rates("2.5", "15", null, null)));
    }

    @Test
    void amountsAreReadAsTheDecimalTextsTheyAre() {
        // As a double 7e-08 times a million is 0.06999999999999999.
        Rates rates = read(SOL.replace("5e-06", "7e-08")).listings().getFirst().prices().getFirst().rates();
        assertThat(rates.input().toPlainString()).isEqualTo("0.07");
    }

    @Test
    void aRowOfGenaiPricesIsReadWithItsDatesHoursAndEdges() {
        // gpt-5.5 and deepseek-v4-flash in genai-prices 0.1.8: 271999 there means from 272,000
        PriceList list = read("""
                [{"id": "x-ai", "name": "xAI", "models": [
                  {"id": "tiered", "name": "Tiered", "match": {"equals": "tiered"}, "context_window": 1000000,
                   "prices": {"input_mtok": {"base": 5, "tiers": [{"start": 271999, "price": 10}]},
                     "output_mtok": {"base": 30, "tiers": [{"start": 271999, "price": 45}]}, "web_searches_kcount": 10}},
                  {"id": "dated", "match": {"or": [{"starts_with": "dated"}, {"regex": "^old-\\\\d+$"}]}, "prices": [
                    {"prices": {"input_mtok": 0.14, "output_mtok": 0.28}},
                    {"constraint": {"start_date": "2026-08-17", "type": "start_date"},
                     "prices": {"input_mtok": 0.22, "output_mtok": 0.66}},
                    {"constraint": {"start_time": "01:00:00Z", "end_time": "04:00:00Z"},
                     "prices": {"input_mtok": 0.44, "output_mtok": 1.32}}]}]}]""");
        assertThat(list.format()).isEqualTo(PriceList.Format.GENAI_PRICES);
        assertThat(list.listings()).extracting(Listing::key).containsExactly("xai/tiered", "xai/dated");
        assertThat(list.listings().getFirst().prices())
                .containsExactly(price(Price.Mode.STANDARD, null, null, rates("5", "30", null, null),
                        new Price.Tier(272_000, true, rates("10", "45", null, null))));
        Listing dated = list.listings().getLast();
        LocalDate change = LocalDate.parse("2026-08-17");
        assertThat(dated.prices()).containsExactly(
                price(Price.Mode.STANDARD, null, change, rates("0.14", "0.28", null, null)),
                price(Price.Mode.STANDARD, change, null, rates("0.22", "0.66", null, null)),
                new Price(change, null, Price.Mode.STANDARD,
                        new Price.Window(LocalTime.parse("01:00"), LocalTime.parse("04:00")),
                        rates("0.44", "1.32", null, null), List.of(), false, null, null));
        assertThat(List.of("dated", "dated-2026", "old-7")).allMatch(dated.names());
        assertThat(dated.names().test("undated")).isFalse();
    }

    @Test
    void modelsDevIsReadWithProvidersOrFlat() {
        String model = """
                {"name": "One", "limit": {"context": 1000, "output": 100}, "modalities": {"output": ["text"]},
                 "cost": {"input": 2, "output": 8, "cache_read": 0.5, "cache_write": 0,
                   "context_over_200k": {"input": 4, "output": 12}}}""";
        PriceList nested = read("{\"togetherai\": {\"id\": \"togetherai\", \"models\": {\"acme/one\": %s}}}"
                .formatted(model));
        PriceList flat = read("{\"togetherai/acme/one\": %s}".formatted(model));
        assertThat(nested.format()).isEqualTo(PriceList.Format.MODELS_DEV);
        assertThat(nested.listings()).extracting(Listing::key).containsExactly("together/acme/one");
        assertThat(flat.listings()).extracting(Listing::prices)
                .isEqualTo(nested.listings().stream().map(Listing::prices).toList());
        assertThat(nested.listings().getFirst().prices())
                .containsExactly(price(Price.Mode.STANDARD, null, null, rates("2", "8", "0.5", null),
                        new Price.Tier(200_000, false, rates("4", "12", null, null))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -5e-06       | Its input_cost_per_token is negative (-0.000005).
            5            | Its input_cost_per_token of 5 would be 5000000 USD per million tokens; it looks like a price per thousand or million.
            0.005        | Its input_cost_per_token of 0.005 would be 5000 USD per million tokens; it looks like a price per thousand or million.
            5e-12        | Its input_cost_per_token of 5E-12 per token is next to nothing; it looks like a price in another unit.
            "cheap"      | Its input_cost_per_token is no amount of money.
            true         | Its input_cost_per_token is no amount of money.
            1e999999999  | Its input_cost_per_token is no amount of money.
            """)
    void aRowThatCannotBeRightIsRefusedWithTheReasonAndStopsNoOther(String amount, String reason) {
        PriceList list = read(SOL.replace("\"input_cost_per_token\": 5e-06", "\"input_cost_per_token\": " + amount)
                .replaceFirst("\\{", "{\"gpt-5.5\": {\"litellm_provider\": \"openai\", \"mode\": \"chat\","
                        + " \"input_cost_per_token\": 5e-06, \"output_cost_per_token\": 3e-05}, "));
        assertThat(list.refused()).containsExactly(new Refusal("openai", "gpt-5.6-sol", reason));
        assertThat(list.listings()).extracting(Listing::modelId).containsExactly("gpt-5.5");
    }

    @Test
    void nothingIsNeverTakenForFree() {
        assertThatThrownBy(() -> read(SOL.replace("5e-06", "0"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prices.json has no model with a price in it, so there is nothing to take.");
    }

    @Test
    void aFileThatIsNoPriceListIsOneSentence() {
        assertThatThrownBy(() -> read("{\"a\": 1}")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prices.json is none of the price lists Whittle reads: LiteLLM's "
                        + "model_prices_and_context_window.json, genai-prices' data.json or models.dev's api.json.");
        assertThatThrownBy(() -> read(SOL.substring(0, 200))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("prices.json is not readable as JSON at line ");
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("prices.json is not readable as JSON");
        assertThatThrownBy(() -> read("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPatternThatExplodesEndsInsteadOfHanging() {
        PriceList list = read("""
                [{"id": "acme", "models": [{"id": "one", "match": {"regex": "^(([a-z])+.)+[A-Z]([a-z])+$"},
                  "prices": {"input_mtok": 1, "output_mtok": 2}}]}]""");
        assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThat(list.listings().getFirst().names().test("a".repeat(200))).isFalse());
    }

    @Test
    void theDayOfAListIsReadFromItsName() {
        assertThat(PriceList.dayIn("litellm-2026-08-01.json")).contains(LocalDate.parse("2026-08-01"));
        assertThat(PriceList.dayIn("data.json")).isEmpty();
        assertThat(PriceList.dayIn("2026-13-01.json")).isEmpty();
    }

    // reference/catalog.md, sections 1.1 and 1.2: what the three files hold
    @ParameterizedTest
    @CsvSource({"litellm-2026-08-01.json, LITELLM, openai/gpt-5.6-sol, 5, 30",
        "genai-prices-0.1.8.json, GENAI_PRICES, openai/gpt-6-astra, 10, 50",
        "modelsdev-2026-07-02.json, MODELS_DEV, openai/gpt-5.5, 5, 30"})
    void theRealFilesAreRead(String file, PriceList.Format format, String key, String input, String output)
            throws IOException {
        PriceList list = PriceList.read(file,
                Vectors.shared("catalog-sources/" + file).getBytes(StandardCharsets.UTF_8));
        assertThat(list.format()).isEqualTo(format);
        assertThat(list.listings()).hasSizeGreaterThan(1_000);
        List<Rates> rates = list.listings().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow()
                .prices()
                .stream().filter(price -> price.mode() == Price.Mode.STANDARD).map(Price::rates).toList();
        assertThat(rates.getLast().input()).isEqualByComparingTo(input);
        assertThat(rates.getLast().output()).isEqualByComparingTo(output);
        assertThat(list.refused()).allSatisfy(row -> assertThat(row.reason()).endsWith("."));
    }

    // LiteLLM gives Weights & Biases' prices per 100,000 tokens where they belong per token
    @Test
    void rowsInAnotherUnitAreFoundInTheRealFile() throws IOException {
        PriceList list = PriceList.read("litellm.json",
                Vectors.shared("catalog-sources/litellm-2026-08-01.json").getBytes(StandardCharsets.UTF_8));
        assertThat(list.refused()).extracting(Refusal::row)
                .contains("wandb/deepseek-ai/DeepSeek-R1-0528", "wandb/openai/gpt-oss-120b");
    }

    private static Price price(Price.Mode mode, @Nullable LocalDate from, @Nullable LocalDate to, Rates rates,
            Price.Tier... tiers) {
        return new Price(from, to, mode, null, rates, List.of(tiers), false, null, null);
    }

    private static Rates rates(String input, String output, @Nullable String read, @Nullable String write) {
        return new Rates(new BigDecimal(input), new BigDecimal(output), read == null ? null : new BigDecimal(read),
                write == null ? null : new BigDecimal(write), null, null, null);
    }

    private static PriceList read(String json) {
        return PriceList.read("prices.json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNoJsonIsSaidWithoutTheWordsOfTheLibrary() {
        assertThatThrownBy(() -> read(SOL + " 3")).hasMessageMatching(
                "prices\\.json is not readable as JSON at line \\d+, column \\d+: more stands behind its end\\.");
        assertThatThrownBy(() -> read("[".repeat(100)))
                .hasMessageContaining("nesting depth (41) exceeds the maximum allowed (40)")
                .message().doesNotContain("StreamReadConstraints");
        assertThatThrownBy(() -> read(SOL.replace("5e-06", "5e-2147483648")))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("prices.json is not readable as JSON: a number in it is too large or too small.");
    }

    @Test
    void aContextBeyondAllDoublesIsNone() {
        assertThat(read(SOL.replace("1050000", "1e400")).listings().getFirst().context()).isNull();
    }
}
