package dev.whittle.catalog.pricelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.PersonalPrices;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.catalog.Usage;
import dev.whittle.tokenizer.Vectors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What lists change in a catalog, told on the bundled one, whose openai/gpt-5.5 costs 5 and 30 (10 and 45
/// from 272,000 tokens) and half of it in batches, and whose prices were read on 2026-09-23.
class PriceDiffTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final Catalog BUNDLED = Catalog.bundled();
    private static final List<Model> OPENAI = BUNDLED.models().stream()
            .filter(model -> model.provider().equals("openai") && !model.lifecycle().isShutDown(TODAY)).toList();

    @Test
    void theBundledPricesOfALiteLlmFileAreUnchanged() {
        PriceDiff diff = diff(openai("", 0));
        assertThat(diff.changed()).isEmpty();
        assertThat(diff.unchanged()).hasSameSizeAs(OPENAI);
        assertThat(diff.isEmpty()).isTrue();
        assertThatThrownBy(() -> diff.taken(false, List.of()))
                .hasMessage("There is nothing to take from prices.json: no price in it is newer.");
    }

    @Test
    void aChangedPriceIsToldRateByRateInPercent() {
        PriceDiff diff = diff(openai("gpt-5.5: 4, 33", 0));
        assertThat(diff.changed()).singleElement().satisfies(change -> {
            assertThat(change.key()).isEqualTo("openai/gpt-5.5");
            assertThat(change.isNewer()).isTrue();
            assertThat(change.rates().subList(0, 2)).extracting(PriceChange.Rate::name, rate -> rate.percent()
                    .map(BigDecimal::toPlainString).orElse("unknown"))
                    .containsExactly(tuple("input", "-20.0"),
                            tuple("output", "10.0"));
            // what the list does not state is unknown from then on, and said to be
            assertThat(change.rates()).contains(
                    new PriceChange.Rate("input above 272,000 tokens", new BigDecimal("10.00"), null));
        });
    }

    @Test
    void aTakenPriceStartsOnTheListsDayAndClosesTheOneBefore() {
        PersonalPrices personal = PersonalPrices.NONE.with(diff(openai("gpt-5.5: 4, 24", 0)).taken(false, List.of()));
        Catalog catalog = personal.over(BUNDLED);
        assertThat(call(catalog, "openai/gpt-5.5", "2026-11-20T23:59:59Z")).isEqualByComparingTo("35");
        assertThat(call(catalog, "openai/gpt-5.5", "2026-11-21T00:00:00Z")).isEqualByComparingTo("28");
        List<Price> standard = standard(catalog, "openai/gpt-5.5");
        assertThat(standard).extracting(Price::to).containsExactly(TODAY, null);
        assertThat(standard.getLast().source()).isEqualTo("imported from prices.json on 2026-11-21");
        assertThat(catalog.sources()).extracting(Catalog.Source::id).contains(standard.getLast().source());
        assertThat(catalog.id()).isNotEqualTo(BUNDLED.id());
        assertThat(call(BUNDLED, "openai/gpt-5.5", "2026-11-21T00:00:00Z")).isEqualByComparingTo("35");
    }

    @Test
    void batchPricesFollowTheStandardOneAndAreMarkedAsDerived() {
        Catalog catalog = PersonalPrices.NONE.with(diff(openai("gpt-5.5: 4, 24", 0)).taken(false, List.of()))
                .over(BUNDLED);
        Price batch = catalog.price(catalog.find("openai/gpt-5.5").orElseThrow(), Price.Mode.BATCH,
                Instant.parse("2026-11-22T12:00:00Z")).orElseThrow();
        assertThat(batch.rates().input()).isEqualByComparingTo("2");
        assertThat(batch.rates().output()).isEqualByComparingTo("12");
        assertThat(batch.derived()).isTrue();
    }

    @Test
    void undoingAnImportRestoresEveryPrice() {
        PersonalPrices first = PersonalPrices.NONE.with(diff(openai("gpt-5.5: 4, 24", 0)).taken(false, List.of()));
        PersonalPrices second = first.with(diff(first, openai("gpt-5.5: 3, 20", 0)).taken(false, List.of()));
        assertThat(call(second.over(BUNDLED), "openai/gpt-5.5", "2026-11-22T12:00:00Z")).isEqualByComparingTo("23");
        assertThat(second.withoutLastImport()).isEqualTo(first);
        assertThat(first.withoutLastImport().over(BUNDLED)).isSameAs(BUNDLED);
        assertThatThrownBy(PersonalPrices.NONE::withoutLastImport)
                .hasMessage("Nothing has been imported, so there is no import to undo.");
    }

    @Test
    void thePersonsOwnPriceComesBeforeImportsAndIsLeftOutOfTheComparison() {
        Price own = Price.custom(null, null, Price.Mode.STANDARD, rates("1", "2"), TODAY);
        PersonalPrices personal = PersonalPrices.NONE.with("openai/gpt-5.5", own);
        PersonalPrices after = personal.with(diff(personal, openai("gpt-5.5: 4, 24", 0)).taken(false, List.of()));
        assertThat(call(after.over(BUNDLED), "openai/gpt-5.5", "2026-11-22T12:00:00Z")).isEqualByComparingTo("3");
        assertThat(call(after.without("openai/gpt-5.5", null, null).over(BUNDLED), "openai/gpt-5.5",
                "2026-11-22T12:00:00Z")).isEqualByComparingTo("28");
    }

    @Test
    void aListOlderThanOurReadingIsTakenOnlyOnDemand() {
        PriceDiff old = PriceDiff.of(BUNDLED.models(), PersonalPrices.NONE, list(openai("gpt-5.5: 4, 24", 0)),
                LocalDate.parse("2026-08-01"), TODAY);
        assertThat(old.changed()).singleElement()
                .satisfies(change -> assertThat(change.fresherHere()).isEqualTo("2026-09-23"));
        assertThat(old.isEmpty()).isTrue();
        assertThat(old.taken(true, List.of()).entries().getFirst().prices())
                .allSatisfy(price -> assertThat(price.from()).isEqualTo(TODAY));
    }

    @Test
    void anotherUnitIsRefusedBecauseTheKnownPriceIsFarAway() {
        PriceDiff diff = diff(openai("gpt-5.5: 0.005, 0.03", 0));
        assertThat(diff.changed()).isEmpty();
        assertThat(diff.refused()).containsExactly(new Refusal("openai", "gpt-5.5",
                "Its input is 0.005 USD per million tokens there and 5 here: more than 20 times apart, as if it were in another unit."));
    }

    @Test
    void aListThatLostMoreThanThirtyPercentIsRefused() {
        int most = (int) Math.floor(OPENAI.size() * 0.3);
        assertThat(diff(openai("", most)).shrunk()).isEmpty();
        assertThatThrownBy(() -> diff(openai("", most + 1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "prices.json lacks %d of the %d models it should have, so it is taken for cut off or out of date and nothing was changed."
                                .formatted(most + 1, OPENAI.size()));
    }

    @Test
    void aProviderThatLostTooManyModelsIsLeftOutAndTheOthersAreTaken() {
        String cohere = """
                "command-a-03-2025": {"litellm_provider": "cohere_chat", "mode": "chat", "input_cost_per_token": 9e-06,
                  "output_cost_per_token": 1e-05},""";
        PriceDiff diff = diff(openai("gpt-5.5: 4, 24", 0).replaceFirst("\\{", "{" + cohere));
        assertThat(diff.shrunk())
                .containsExactly("Nothing of cohere is taken: 3 of the 4 models known of it are gone from the list.");
        assertThat(diff.changed()).extracting(PriceChange::key).containsExactly("openai/gpt-5.5");
    }

    @Test
    void aLaterListOfTheSameKindIsMeasuredByTheOneBefore() {
        String full = openai("gpt-5.5: 4, 24", 0);
        PersonalPrices personal = PersonalPrices.NONE.with(diff(full).taken(false, List.of()));
        assertThatThrownBy(() -> diff(personal, openai("", OPENAI.size() / 2)))
                .hasMessageStartingWith("prices.json lacks %d of the %d models".formatted(OPENAI.size() / 2,
                        OPENAI.size()));
    }

    @Test
    void aModelTheListNoLongerHasLosesItsImportedPriceAndKeepsItsHistory() {
        PersonalPrices first = PersonalPrices.NONE.with(PriceDiff.of(BUNDLED.models(), PersonalPrices.NONE,
                list(openai("gpt-5.5: 4, 24", 0)), LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-01"))
                .taken(false, List.of()));
        PriceDiff gone = diff(first, openai("", 0).replace("\"gpt-5.5\"", "\"gpt-5.5-next\""));
        assertThat(gone.removed()).containsExactly("openai/gpt-5.5");
        Catalog catalog = first.with(gone.taken(false, List.of())).over(BUNDLED);
        assertThat(call(catalog, "openai/gpt-5.5", "2026-09-30T12:00:00Z")).isEqualByComparingTo("35");
        assertThat(call(catalog, "openai/gpt-5.5", "2026-11-20T12:00:00Z")).isEqualByComparingTo("28");
        assertThat(call(catalog, "openai/gpt-5.5", "2026-11-21T12:00:00Z")).isEqualByComparingTo("35");
    }

    @Test
    void newModelsAreTakenOnlyWhenNamedAndAreNeverCountedExactly() {
        PriceDiff diff = diff(openai("gpt-7: 1, 2; gpt-7-2027-01-02: 1, 2", 0));
        assertThat(diff.added()).extracting(Model::key).containsExactly("openai/gpt-7");
        assertThat(diff.isEmpty()).isTrue();
        Catalog catalog = PersonalPrices.NONE.with(diff.taken(false, List.of("openai/gpt-7"))).over(BUNDLED);
        Model model = catalog.find("openai/gpt-7").orElseThrow();
        assertThat(model.tokenizer()).isEqualTo("unmeasured");
        assertThat(call(catalog, "openai/gpt-7", "2026-11-21T12:00:00Z")).isEqualByComparingTo("3");
        assertThatThrownBy(() -> diff.taken(false, List.of("openai/gpt-8")))
                .hasMessage(
                        "prices.json has no new model \"openai/gpt-8\"; see those it has with: whittle models diff FILE --all");
    }

    @Test
    void whatIsKeptIsReadBackEqual() throws IOException {
        PersonalPrices personal = PersonalPrices.NONE
                .with(diff(openai("gpt-5.5: 4, 24; gpt-7: 1, 2", 0)).taken(false, List.of("openai/gpt-7")))
                .with("deepseek/deepseek-v4-pro",
                        Price.custom(TODAY, null, Price.Mode.BATCH, rates("0.1", "0.2"), TODAY));
        PersonalPrices read = PersonalPrices
                .read(new ByteArrayInputStream(personal.toJson().getBytes(StandardCharsets.UTF_8)));
        assertThat(read.toJson()).isEqualTo(personal.toJson());
        assertThat(read.over(BUNDLED).models()).isEqualTo(personal.over(BUNDLED).models());
    }

    // The comment in genai-prices: from 2027-01-01 gemini-3.6-flash costs 1.50 and 7.50, which the bundle
    // has; here a list announces 1.25 instead.
    @Test
    void anAnnouncedPriceIsComparedOnItsDay() {
        String flash = """
                [{"id": "google", "models": [
                  {"id": "gemini-3.6-flash", "match": {"equals": "gemini-3.6-flash"}, "prices": [
                    {"prices": {"input_mtok": 0.75, "cache_read_mtok": 0.075, "output_mtok": 3.75}},
                    {"constraint": {"start_date": "2027-01-01"},
                     "prices": {"input_mtok": 1.25, "cache_read_mtok": 0.15, "output_mtok": 7.5}}]}]}]""";
        List<Model> one = BUNDLED.models().stream().filter(model -> model.modelId().equals("gemini-3.6-flash"))
                .toList();
        PriceDiff diff = PriceDiff.of(one, PersonalPrices.NONE, list(flash), TODAY, TODAY);
        assertThat(diff.changed()).singleElement()
                .satisfies(change -> assertThat(change.rates()).containsExactly(new PriceChange.Rate(
                        "input from 2027-01-01", new BigDecimal("1.50"), new BigDecimal("1.25"))));
        Catalog catalog = PersonalPrices.NONE.with(diff.taken(false, List.of())).over(BUNDLED);
        assertThat(call(catalog, "google/gemini-3.6-flash", "2026-12-31T12:00:00Z")).isEqualByComparingTo("4.5");
        assertThat(call(catalog, "google/gemini-3.6-flash", "2027-01-01T12:00:00Z")).isEqualByComparingTo("8.75");
    }

    @Test
    void theRealListsAgreeWithTheBundleExceptWhereItSaysWhy() throws IOException {
        PriceDiff diff = PriceDiff.of(BUNDLED.models(), PersonalPrices.NONE,
                PriceList.read("genai.json", Vectors.shared("catalog-sources/genai-prices-0.1.8.json")
                        .getBytes(StandardCharsets.UTF_8)),
                LocalDate.parse("2026-09-23"), TODAY);
        // Both stand in accepted-disagreements.json with the reason.
        assertThat(diff.changed()).extracting(PriceChange::key)
                .containsExactly("anthropic/claude-sonnet-4-5", "zai/glm-5.3-flash");
        assertThat(diff.unchanged()).hasSizeGreaterThan(75);
        assertThat(diff.shrunk()).hasSize(1);
    }

    @Test
    void aPriceOfOnesOwnEndsTheOneBeforeAndEndsWhereTheNextStarts() {
        PersonalPrices personal = PersonalPrices.NONE.with("openai/gpt-5.5", own("2026-01-01", "1"))
                .with("openai/gpt-5.5", own("2026-06-01", "3")).with("openai/gpt-5.5", own("2026-03-01", "2"));
        assertThat(personal.customPrices("openai/gpt-5.5"))
                .extracting(price -> "%s %s %s".formatted(price.from(), price.to(), price.rates().input()))
                .containsExactly("2026-01-01 2026-03-01 1", "2026-03-01 2026-06-01 2", "2026-06-01 null 3");
        assertThat(personal.with("openai/gpt-5.5", own("2026-03-01", "9")).customPrices("openai/gpt-5.5"))
                .extracting(price -> price.rates().input().toString()).containsExactly("1", "9", "3");
        assertThat(personal.without("openai/gpt-5.5", Price.Mode.STANDARD, LocalDate.parse("2026-06-01"))
                .customPrices("openai/gpt-5.5")).hasSize(2);
        assertThatThrownBy(() -> personal.without("openai/gpt-5.5", Price.Mode.BATCH, null))
                .hasMessage("You have set no such price for openai/gpt-5.5.");
    }

    @Test
    void absurdPricesOfOnesOwnAreOneSentence() {
        assertThatThrownBy(() -> Price.custom(null, null, Price.Mode.STANDARD, rates("-1", "2"), TODAY))
                .hasMessage(
                        "-1 is no price for input: it needs USD per million tokens from 0 to 100,000, with at most nine digits after the point.");
        assertThatThrownBy(() -> Price.custom(null, null, Price.Mode.STANDARD, rates("1", "1000000"), TODAY))
                .hasMessageStartingWith("1000000 is no price for output: ");
        assertThatThrownBy(() -> Price.custom(TODAY, TODAY, Price.Mode.STANDARD, rates("1", "2"), TODAY))
                .hasMessage("A price from 2026-11-21 to 2026-11-21 holds on no day; let it end after it starts.");
    }

    /// A LiteLLM file of OpenAI's models at the bundled prices.
    ///
    /// @param changes prices of some of them, or of new ones, such as `gpt-5.5: 4, 24`
    /// @param lost how many of the first models are left out
    private static String openai(String changes, int lost) {
        StringBuilder json = new StringBuilder("{");
        for (String change : changes.split(";", -1)) {
            if (!change.isBlank()) {
                String[] parts = change.strip().split("[:,] *", -1);
                json.append(row(parts[0], parts[1], parts[2]));
            }
        }
        for (Model model : OPENAI.subList(lost, OPENAI.size())) {
            if (!json.toString().contains("\"" + model.modelId() + "\"")) {
                Price price = BUNDLED.price(model, Price.Mode.STANDARD, Instant.parse("2026-11-21T12:00:00Z"))
                        .orElseThrow();
                json.append(row(model.modelId(), price.rates().input().toString(), price.rates().output().toString()));
            }
        }
        return json.deleteCharAt(json.length() - 1).append("}").toString();
    }

    private static String row(String id, String input, String output) {
        return String.format(Locale.ROOT, "\"%s\": {\"litellm_provider\": \"openai\", \"mode\": \"chat\", "
                + "\"max_input_tokens\": 1000, \"input_cost_per_token\": %se-06, \"output_cost_per_token\": %se-06},",
                id,
                input, output);
    }

    private static PriceDiff diff(String json) {
        return diff(PersonalPrices.NONE, json);
    }

    private static PriceDiff diff(PersonalPrices personal, String json) {
        return PriceDiff.of(personal.over(BUNDLED).models(), personal, list(json), TODAY, TODAY);
    }

    private static PriceList list(String json) {
        return PriceList.read("prices.json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static Price own(String from, String input) {
        return Price.custom(LocalDate.parse(from), null, Price.Mode.STANDARD, rates(input, "9"), TODAY);
    }

    private static Rates rates(String input, String output) {
        return new Rates(new BigDecimal(input), new BigDecimal(output), null, null, null, null, null);
    }

    private static List<Price> standard(Catalog catalog, String key) {
        return catalog.find(key).orElseThrow().prices().stream()
                .filter(price -> price.mode() == Price.Mode.STANDARD).toList();
    }

    private static BigDecimal call(Catalog catalog, String key, String at) {
        Cost cost = catalog.cost(catalog.find(key).orElseThrow(), Usage.of(100_000, 0), Price.Mode.STANDARD,
                Instant.parse(at));
        Cost output = catalog.cost(catalog.find(key).orElseThrow(), Usage.of(0, 100_000), Price.Mode.STANDARD,
                Instant.parse(at));
        return ((Cost.Priced) cost).usd().add(((Cost.Priced) output).usd()).movePointRight(1);
    }
}
