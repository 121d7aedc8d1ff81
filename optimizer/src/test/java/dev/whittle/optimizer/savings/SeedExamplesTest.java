package dev.whittle.optimizer.savings;

import static dev.whittle.catalog.Price.Mode.BATCH;
import static dev.whittle.catalog.Price.Mode.STANDARD;
import static dev.whittle.optimizer.savings.SeedPrices.MILLION;
import static dev.whittle.optimizer.savings.SeedPrices.forecast;
import static dev.whittle.optimizer.savings.SeedPrices.input;
import static dev.whittle.optimizer.savings.SeedPrices.lastDay;
import static dev.whittle.optimizer.savings.SeedPrices.output;
import static dev.whittle.optimizer.savings.SeedPrices.ratio;
import static dev.whittle.optimizer.savings.SeedPrices.times;
import static dev.whittle.optimizer.savings.SeedPrices.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.optimizer.SharedData;
import dev.whittle.optimizer.pass.WhitespacePass;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All 60 worked examples of `seed_examples.json`, at the prices their publications quote (frozen in
/// `seed-catalog.json`) or at those of the bundled catalog. Every right answer stands in that file; where a
/// publication printed another number, the row shows that it is another. One table, so it is long.
class SeedExamplesTest {
    private static final BigDecimal DOCUMENTS = BigDecimal.valueOf(100_000);
    private static final String O200K = "o200k_base";
    private static final String CL100K = "cl100k_base";

    /// Examples that are no number: two statements that contradict each other, a formula, an order, a rule.
    private static final Set<String> WITHOUT_A_NUMBER = Set.of("001-batching-range", "002-exact-hit", "004-threshold",
            "002-cost-formula", "003-prefix-cache", "004-router-order", "004-whitespace");

    private static final String BEFORE_001 = "You are a helpful AI assistant. Please provide a detailed and comprehensive answer to the"
            + " following question, ensuring accuracy and clarity in your response. Question: What is AI?";
    private static final String BEFORE_003 = """
            Please provide a detailed and comprehensive analysis of the following
            customer feedback. You should carefully consider all aspects, including
            but not limited to sentiment, key themes, actionable insights, and
            recommendations for improvement. Please be thorough and detailed in
            your response.
            Customer feedback: {feedback}
            """;
    private static final String AFTER_003 = """
            Analyze customer feedback:
            {feedback}
            Output: sentiment, themes, insights, recommendations""";

    /// @param example id in `seed_examples.json`
    /// @param right the answer that file gives, at the quoted prices or those of the catalog
    /// @param computed ours, rounded to the places of `right`
    /// @param published a number printed for the same thing that is wrong, or null
    record Row(String example, String right, BigDecimal computed, @Nullable String published) {
        @Override
        public String toString() {
            return example + " " + right;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(priced(), counted(), strategies(), returns()).flatMap(rows -> rows);
    }

    private static Stream<Row> priced() {
        return Stream.of(
                row("000-baseline-daily", "2500", usd("seed-000/gpt-4o", 5_000, 0).multiply(DOCUMENTS)),
                row("000-baseline-daily", "1250", usd("openai/gpt-4o", 5_000, 0).multiply(DOCUMENTS)),
                row("000-truncation", "1250", usd("seed-000/gpt-4o", 2_500, 0).multiply(DOCUMENTS)),
                row("000-truncation", "3250", usd("seed-000/gpt-4o", 5_000, 500).multiply(DOCUMENTS)),
                row("000-truncation", "2000", usd("seed-000/gpt-4o", 2_500, 500).multiply(DOCUMENTS)),
                row("000-truncation", "38.46", percent(usd("seed-000/gpt-4o", 5_000, 500),
                        usd("seed-000/gpt-4o", 2_500, 500))),
                wrong("30", "000-30x", "33.3333", times(input("seed-000/gpt-4o"), input("seed-000/gpt-4o-mini"))),
                row("000-30x", "16.6667", times(input("openai/gpt-4o"), input("openai/gpt-4o-mini"))),
                row("000-batch", "1250", usd("seed-000/gpt-4o", Usage.of(5_000, 0), BATCH).multiply(DOCUMENTS)),
                row("000-judge", "25", usd("seed-000/gpt-4o", 5_000, 0).multiply(BigDecimal.valueOf(1_000))),
                row("001-30x", "30", times(input("seed-001/gpt-4"), input("seed-001/gpt-3.5-turbo"))),
                row("001-30x", "30", times(output("seed-001/gpt-4"), output("seed-001/gpt-3.5-turbo"))),
                row("001-300x", "300", times(input("seed-001/gpt-4"), input("seed-001/self-hosted-7b"))),
                row("002-30x", "30", times(output("seed-001/gpt-4"), output("seed-002/gpt-3.5-turbo"))),
                wrong("40", "003-40x", "37.5", times(input("seed-001/gpt-4"), input("seed-003/claude-3-5-haiku"))),
                wrong("30", "003-gpt4o-price", "2.50", input("openai/gpt-4o")),
                wrong("60", "003-gpt4o-price", "10.00", output("openai/gpt-4o")),
                wrong("0.80", "003-haiku3-price", "0.25", input("list/claude-3-haiku")),
                wrong("100", "003-tier-gap", "200", times(input("seed-003/gpt-4o"), input("seed-000/gpt-4o-mini"))),
                row("003-tier-gap", "16.67", times(input("openai/gpt-4o"), input("openai/gpt-4o-mini"))),
                row("003-tiering", "1552.5", tiered("seed-003/gpt-4o", "seed-000/gpt-4o-mini")),
                row("003-tiering", "30000", usd("seed-003/gpt-4o", 1_000, 0).multiply(MILLION)),
                row("003-tiering", "177.5", tiered("openai/gpt-4o", "openai/gpt-4o-mini")),
                row("003-tiering", "2500", usd("openai/gpt-4o", 1_000, 0).multiply(MILLION)),
                wrong("0.0195", "003-estimate-gpt4o", "0.027", usd("seed-003/gpt-4o", 500, 200)),
                row("003-estimate-gpt4o", "0.00325", usd("openai/gpt-4o", 500, 200)),
                wrong("0.00015", "003-estimate-mini", "0.000195", usd("openai/gpt-4o-mini", 500, 200)),
                row("003-mini-saves", "99.28", percent(usd("seed-003/gpt-4o", 500, 200),
                        usd("seed-000/gpt-4o-mini", 500, 200))),
                row("003-mini-saves", "94.00", percent(usd("openai/gpt-4o", 500, 200),
                        usd("openai/gpt-4o-mini", 500, 200))),
                row("003-calculator", "27000", usd("seed-003/gpt-4o", 500, 200).multiply(MILLION)),
                row("003-calculator", "3250", usd("openai/gpt-4o", 500, 200).multiply(MILLION)),
                row("003-prefix-cache", "1.25",
                        usd("openai/gpt-4o", new Usage(0, 1_000_000, 0, 0, 0), STANDARD)),
                wrong("0.029", "004-cache-0.029", "0.0299", usd("seed-001/gpt-4", 1_000, 0).subtract(
                        usd("seed-004/embedding", 1_000, 0))),
                row("004-embed", "95", percent(usd("seed-002/gpt-3.5-turbo", 1_000, 0),
                        usd("seed-004/embedding", 1_000, 0))),
                row("004-embed", "99", percent(usd("seed-002/gpt-3.5-turbo", 1_000, 0),
                        usd("list/text-embedding-3-small", 1_000, 0))),
                row("004-router-order", "3", times(input("seed-001/gpt-4"), input("seed-004/gpt-4-turbo"))),
                row("004-prices", "0.03", usd("seed-001/gpt-4", 1_000, 0)),
                row("004-prices", "0.01", usd("seed-004/gpt-4-turbo", 1_000, 0)),
                row("004-prices", "0.015", usd("seed-004/claude-3-opus", 1_000, 0)),
                wrong("0.002", "004-prices", "0.0005", lastDay("openai/gpt-3.5-turbo")),
                row("004-prices", "0.03", lastDay("openai/gpt-4")),
                row("004-prices", "0.01", lastDay("openai/gpt-4-turbo")));
    }

    private static Stream<Row> counted() {
        return Stream.of(
                row("001-prompt-80", "80", percent(100, 20)),
                row("001-prompt-80", "33", tokens(O200K, BEFORE_001)),
                row("001-prompt-80", "33", tokens(CL100K, BEFORE_001)),
                row("001-prompt-80", "9", tokens(O200K, "Answer concisely: What is AI?")),
                row("001-prompt-80", "9", tokens(CL100K, "Answer concisely: What is AI?")),
                wrong("80", "001-prompt-80", "72.73", percent(tokens(O200K, BEFORE_001),
                        tokens(O200K, "Answer concisely: What is AI?"))),
                row("003-847-285", "66.35", percent(847, 285)),
                row("003-847-285", "58", tokens(O200K, BEFORE_003)),
                row("003-847-285", "59", tokens(O200K, "\n" + BEFORE_003)),
                row("003-847-285", "58", tokens(CL100K, BEFORE_003)),
                row("003-847-285", "16", tokens(O200K, AFTER_003)),
                row("003-847-285", "17", tokens(CL100K, AFTER_003)),
                row("003-847-285", "72.41", percent(tokens(O200K, BEFORE_003), tokens(O200K, AFTER_003))),
                wrong("66", "003-847-285", "4.96", percent(tokens(O200K, BEFORE_003).add(BigDecimal.valueOf(789)),
                        tokens(O200K, AFTER_003).add(BigDecimal.valueOf(789)))),
                row("003-rag", "70", percent(1_000, 300)),
                row("004-1500-600", "60", percent(1_500, 600)),
                row("004-fewshot", "75", percent(200, 50)),
                row("004-fewshot", "9", tokens(O200K, "Classify sentiment as positive/negative/neutral")));
    }

    private static Stream<Row> strategies() {
        Bill documents = bill("2500");
        Strategy router = route("0.60", "30");
        Strategy truncation = Shortening.ofInput(number("0.5"));
        Strategy batch = new Batch(BigDecimal.ONE, ratioIn("seed-000/gpt-4o", BATCH));
        Routing small = Routing.of("mini", number("0.60"), number("667").divide(number("5000")),
                ratio("seed-000/gpt-4o-mini", "seed-000/gpt-4o"));
        Bill requests = bill("1500");
        Strategy eightyRouted = route("0.80", "10");
        Strategy eightyCascaded = Cascade.of("mini", number("0.20"), PriceRatio.of(number("0.1")), BigDecimal.ZERO);
        Bill spend = bill("8234");
        return Stream.of(
                row("000-goal", "500", after(documents, Shortening.ofInput(number("0.80")))),
                row("000-router-60", "58.0000", saving(documents, router)),
                row("000-router-60", "1050", after(documents, router)),
                row("000-router-60", "58.2000", saving(documents, Routing.of("mini", number("0.60"), BigDecimal.ONE,
                        ratio("seed-000/gpt-4o-mini", "seed-000/gpt-4o")))),
                wrong("58", "000-router-60-token-weighted", "7.7639", saving(documents, small)),
                row("000-combined", "262.5", after(documents, truncation, router, batch)),
                row("000-combined", "89.50", saving(documents, truncation, router, batch)),
                row("000-combined", "625", after(documents, truncation, batch)),
                row("000-combined", "525", after(documents, truncation, router)),
                row("000-judge", "25", new QualityCheck(number("0.01"), usd("seed-000/gpt-4o", 5_000, 0))
                        .on(documents).extra()),
                row("000-selfhost", "25", new Change(number("2500"), number("2475")).saved()),
                row("000-selfhost", "72", after(documents, day("3"))),
                row("000-selfhost", "21.6", after(documents, day("0.90"))),
                wrong("100", "000-selfhost", "34.7", times(number("2500"), after(documents, day("3")))),
                row("001-cache", "20", saving(documents, ResponseCache.of(number("0.20"), BigDecimal.ZERO))),
                row("001-cache", "50", saving(documents, ResponseCache.of(number("0.50"), BigDecimal.ZERO))),
                row("001-int8", "50", faster("2")),
                wrong("60", "001-int4", "50", faster("2")),
                wrong("70", "001-int4", "66.67", faster("3")),
                row("001-spot", "70", percent(after(documents, day("3")), after(documents, day("0.90")))),
                wrong("80", "001-combined", "83.2", saving(documents, ResponseCache.of(number("0.40"), BigDecimal.ZERO),
                        freeRoute("0.60"), Shortening.ofInput(number("0.30")))),
                wrong("60", "001-routing-70", "67.6667", saving(documents, route("0.70", "30"))),
                row("001-target", "55.2", saving(documents, ResponseCache.of(number("0.20"), BigDecimal.ZERO),
                        freeRoute("0.30"), Shortening.ofInput(number("0.20")))),
                row("001-target", "88", saving(documents, ResponseCache.of(number("0.50"), BigDecimal.ZERO),
                        freeRoute("0.60"), Shortening.ofInput(number("0.40")))),
                row("003-cascade-none", "1500", number("0.0015").multiply(MILLION)),
                wrong("510", "003-cascade-510", "420", after(requests, eightyRouted)),
                wrong("510", "003-cascade-510", "450", after(requests, eightyCascaded)),
                row("003-cascade-510", "72", saving(requests, eightyRouted)),
                row("003-cascade-510", "70", saving(requests, eightyCascaded)),
                row("003-cascade-990", "990", new Change(number("1500"), number("510")).saved()),
                row("003-cascade-990", "66", percent(1_500, 510)),
                wrong("990", "003-cascade-990", "1080", new Change(number("1500"), after(requests, eightyRouted))
                        .saved()),
                wrong("990", "003-cascade-990", "1050", new Change(number("1500"), after(requests, eightyCascaded))
                        .saved()),
                wrong("66", "003-cascade-990", "72", saving(requests, eightyRouted)),
                wrong("66", "003-cascade-990", "70", saving(requests, eightyCascaded)),
                row("003-calculator", "5556", after(calls("seed-003/gpt-4o"), mini("seed-003/gpt-4o", false))),
                wrong("5556", "003-calculator", "5595",
                        after(calls("seed-003/gpt-4o"), mini("seed-003/gpt-4o", true))),
                row("003-calculator", "79.28", saving(calls("seed-003/gpt-4o"), mini("seed-003/gpt-4o", true))),
                row("003-calculator", "806", after(calls("openai/gpt-4o"), mini("openai/gpt-4o", false))),
                row("003-calculator", "845", after(calls("openai/gpt-4o"), mini("openai/gpt-4o", true))),
                row("003-calculator", "74.00", saving(calls("openai/gpt-4o"), mini("openai/gpt-4o", true))),
                row("004-downgrade", "50.04", percent(number("8234"), number("4114"))),
                wrong("4120", "004-downgrade", "5610.10",
                        new Change(spend.total(), after(spend, route("0.73", "15"))).saved()),
                wrong("2340", "004-caching", "3705.30", new Change(spend.total(),
                        after(spend, ResponseCache.of(number("0.45"), BigDecimal.ZERO))).saved()),
                wrong("2340", "004-caching", "1851.30", new Change(number("4114"),
                        after(bill("4114"), ResponseCache.of(number("0.45"), BigDecimal.ZERO))).saved()),
                wrong("70", "004-hit70", "69.6667", saving(
                        Bill.of(MILLION, number("0.03").multiply(MILLION), BigDecimal.ZERO),
                        ResponseCache.of(number("0.70"), number("0.0001")))),
                row("004-batch10", "80", percent(number("0.20"), number("0.04"))));
    }

    private static Stream<Row> returns() {
        FineTuning once = fineTuned(1);
        FineTuning thrice = fineTuned(3);
        Bill inference = Bill.of(BigDecimal.ONE, usd("seed-001/gpt-4", 100_000, 0), BigDecimal.ZERO);
        Bill token = Bill.of(BigDecimal.ONE, usd("seed-001/gpt-4", 1, 0), BigDecimal.ZERO);
        Budget budget = new Budget(number("1000"), number("20000"), number("30"), number("0.80"));
        return Stream.of(
                wrong("50000", "000-monthly", "75000", month("30")),
                row("000-monthly", "50000", month("20")),
                row("000-monthly", "55000", month("22")),
                row("000-monthly", "76093.75", month("30.4375")),
                wrong("20000", "001-budget", "30000", budget.daily().multiply(budget.daysPerMonth())),
                row("001-budget", "666.67", budget.bindingDaily()),
                row("001-budget", "20", BigDecimal.valueOf(budget.exhaustedOn().orElseThrow())),
                row("002-alert", "800", budget.alert()),
                row("002-overrun", "100", budget.overrun(number("2000")).orElseThrow().movePointRight(2)),
                row("003-roi", "365", new Payback(BigDecimal.ZERO, BigDecimal.ONE).net(365)),
                row("003-ab", "0.5", new Change(number("1.5"), number("2")).saved().negate()),
                wrong("0.5", "003-ab", "33.33", percent(number("1.5"), number("2")).negate()),
                wrong("90", "004-distill", "63.33", returned(inference, once)),
                row("004-distill", "10.00", returned(inference, thrice)),
                row("004-distill", "29630", new Payback(once.oneOff(), new Change(token.total(), once.on(token).total())
                        .saved()).periods().orElseThrow().setScale(0, RoundingMode.CEILING)),
                row("004-roi", "9000", new Change(number("15000"), number("6000")).saved()),
                row("004-roi", "60", percent(15_000, 6_000)),
                row("004-roi-split", "40", part("3600", "9000")), row("004-roi-split", "24", part("3600", "15000")),
                row("004-roi-split", "35", part("3150", "9000")), row("004-roi-split", "21", part("3150", "15000")),
                row("004-roi-split", "15", part("1350", "9000")), row("004-roi-split", "9", part("1350", "15000")),
                row("004-roi-split", "10", part("900", "9000")), row("004-roi-split", "6", part("900", "15000")),
                row("004-roi-split", "9000", number("3600").add(number("3150")).add(number("1350"))
                        .add(number("900"))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aWorkedExampleComesOutRight(Row row) {
        BigDecimal right = number(row.right());
        assertThat(row.computed().setScale(right.scale(), RoundingMode.HALF_UP)).isEqualTo(right);
        if (row.published() != null) {
            assertThat(row.computed()).as("published, and wrong").isNotEqualByComparingTo(row.published());
        }
    }

    @Test
    void everyExampleIsInTheTableAndEveryAnswerInTheFile() throws IOException {
        TreeMap<String, String> examples = new TreeMap<>();
        Set<String> wrong = new TreeSet<>();
        for (JsonNode example : JsonMapper.shared().readTree(SharedData.plain("seed_examples.json")).get("examples")) {
            String id = example.get("id").asString();
            examples.put(id, example.toString().replaceAll("(?<=\\d),(?=\\d{3})", ""));
            if (!example.get("verdict").asString().matches("(ok|derived)\\b.*")) {
                wrong.add(id);
            }
        }
        Set<String> covered = new TreeSet<>(WITHOUT_A_NUMBER);
        Set<String> shownWrong = new TreeSet<>(WITHOUT_A_NUMBER);
        rows().forEach(row -> {
            covered.add(row.example());
            assertThat(examples.get(row.example())).contains(row.right());
            if (row.published() != null) {
                assertThat(examples.get(row.example())).contains(row.published());
                shownWrong.add(row.example());
            }
        });
        assertThat(covered).isEqualTo(examples.keySet()).hasSize(60);
        assertThat(shownWrong).containsAll(wrong);
    }

    // 002-cost-formula: "needs cached-read, cache-write (5m/1h), reasoning, batch and context-tier terms"
    @Test
    void inputTimesPricePlusOutputTimesPriceMissesWhatTheseTermsCost() {
        BigDecimal naive = usd("anthropic/claude-opus-5", 10_000, 1_000);
        assertThat(naive).isEqualByComparingTo("0.075");
        assertThat(usd("anthropic/claude-opus-5", new Usage(2_000, 8_000, 0, 1_000, 0), STANDARD))
                .isEqualByComparingTo("0.039");
        assertThat(usd("anthropic/claude-opus-5", new Usage(2_000, 0, 8_000, 1_000, 0), STANDARD))
                .isEqualByComparingTo("0.085");
        assertThat(usd("anthropic/claude-opus-5", new Usage(2_000, 0, 8_000, 1_000, 0, 8_000), STANDARD))
                .isEqualByComparingTo("0.115");
        assertThat(usd("anthropic/claude-opus-5", Usage.of(10_000, 1_000), BATCH)).isEqualByComparingTo("0.0375");
    }

    // 003-prefix-cache: "14 tokens is far below the 1024-token minimum", and a cached read is not free
    @Test
    void aShortSystemPromptIsNeverCachedAndALongOneIsNotFree() {
        String system = "You are an expert assistant.\nAnswer questions accurately and concisely.";
        long tokens = tokens(O200K, system).longValueExact();
        Workload all = new Workload(1, BigDecimal.ONE, 0).with(CacheUse.of(BigDecimal.ONE));

        assertThat(tokens).isEqualTo(14);
        assertThat(forecast("openai/gpt-4o", tokens, all).cache()).isEqualTo(new CacheEffect.Refused(
                "GPT-4o caches a prefix of 1,024 tokens or more, this one has 14."));
        assertThat(usd(forecast("openai/gpt-4o", 1_024, all).call())).isEqualByComparingTo("0.00128");
    }

    // 001-batching-range, 002-exact-hit, 004-threshold: whichever end is believed decides, so nothing is built in
    @Test
    void ratesThatPublicationsDisagreeOnAreInputs() {
        assertThat(saving(bill("100"), Shortening.ofInput(number("0.50"))))
                .isNotEqualByComparingTo(saving(bill("100"), Shortening.ofInput(number("0.30"))));
        assertThat(saving(bill("100"), ResponseCache.of(number("0.50"), BigDecimal.ZERO)))
                .isNotEqualByComparingTo(saving(bill("100"), ResponseCache.of(number("0.30"), BigDecimal.ZERO)));
    }

    // 004-whitespace: "the second rule removes ALL newlines (lists, code, few-shot ... are destroyed)"
    @Test
    void ourWhitespacePassKeepsTheNewlinesOfListsAndExamples() {
        String text = "Classify:\n\n\n\n- good\n- bad\n\nInput: a\nOutput: good\n";
        String published = text.replaceAll("\n\n+", "\n").replaceAll("\\s+", " ");
        StringBuilder ours = new StringBuilder(text);
        for (Edit edit : new WhitespacePass().propose(Prompt.of(Message.user(text)), Protection.NONE).reversed()) {
            ours.replace(edit.start(), edit.end(), edit.replacement());
        }

        assertThat(published).doesNotContain("\n");
        assertThat(ours.toString()).contains("\n- good\n- bad\n").contains("Input: a\nOutput: good")
                .hasSizeLessThan(text.length());
    }

    private static Row row(String example, String right, BigDecimal computed) {
        return new Row(example, right, computed, null);
    }

    private static Row wrong(String published, String example, String right, BigDecimal computed) {
        return new Row(example, right, computed, published);
    }

    /// A million requests of 1,000 tokens: 5 % on the dear model, 35 % on the cheap one, the rest at home.
    private static BigDecimal tiered(String dear, String cheap) {
        Routing routing = new Routing(List.of(
                new Routing.Route("mini", number("0.35"), BigDecimal.ONE, ratio(cheap, dear)),
                new Routing.Route("local", number("0.60"), BigDecimal.ONE, ratio("seed-003/local", dear))));
        return after(Bill.of(MILLION, usd(dear, 1_000, 0).multiply(MILLION), BigDecimal.ZERO), routing);
    }

    /// A million calls of 500 tokens in and 200 out.
    private static Bill calls(String model) {
        return Bill.of(MILLION, usd(model, 500, 0).multiply(MILLION), usd(model, 0, 200).multiply(MILLION));
    }

    private static Strategy mini(String dear, boolean cheapCallAlwaysPaid) {
        PriceRatio ratio = ratio("seed-000/gpt-4o-mini", dear);
        return cheapCallAlwaysPaid
                ? Cascade.of("mini", number("0.20"), ratio, BigDecimal.ZERO)
                : Routing.of("mini", number("0.80"), BigDecimal.ONE, ratio);
    }

    private static PriceRatio ratioIn(String key, Price.Mode mode) {
        return PriceRatio.of(usd(key, Usage.of(1_000, 0), mode), usd(key, Usage.of(1_000, 0), STANDARD),
                usd(key, Usage.of(0, 1_000), mode), usd(key, Usage.of(0, 1_000), STANDARD));
    }

    private static BigDecimal month(String days) {
        return usd(forecast("seed-000/gpt-4o", 5_000, new Workload(100_000, number(days), 0)).month());
    }

    private static Bill bill(String usd) {
        return Bill.of(DOCUMENTS, number(usd), BigDecimal.ZERO);
    }

    private static Strategy route(String share, String timesCheaper) {
        return Routing.of("mini", number(share), BigDecimal.ONE,
                PriceRatio.of(BigDecimal.ONE.divide(number(timesCheaper), MathContext.DECIMAL128)));
    }

    private static Strategy freeRoute(String share) {
        return Routing.of("free", number(share), BigDecimal.ONE, PriceRatio.of(BigDecimal.ZERO));
    }

    private static SelfHosting day(String usdPerHour) {
        return new SelfHosting(BigDecimal.ONE, number(usdPerHour), number("24"), 1);
    }

    private static FineTuning fineTuned(int epochs) {
        return new FineTuning(BigDecimal.ONE, PriceRatio.of(number("0.1")),
                FineTuning.training(100_000, epochs, number("8")));
    }

    private static BigDecimal returned(Bill bill, Strategy strategy) {
        Payback payback = new Payback(strategy.oneOff(), new Change(bill.total(), strategy.on(bill).total()).saved());
        return payback.net(1).divide(bill.total(), MathContext.DECIMAL128).movePointRight(2);
    }

    /// What the price of a token falls by when a server does more of them in the same time.
    private static BigDecimal faster(String throughput) {
        return percent(SelfHosting.usdPerMillion(number("3"), number("1000")),
                SelfHosting.usdPerMillion(number("3"), number("1000").multiply(number(throughput))));
    }

    private static BigDecimal after(Bill bill, Strategy... strategies) {
        return Waterfall.of(bill, List.of(strategies)).after().total();
    }

    private static BigDecimal saving(Bill bill, Strategy... strategies) {
        return percent(bill.total(), after(bill, strategies));
    }

    private static BigDecimal percent(long before, long after) {
        return percent(BigDecimal.valueOf(before), BigDecimal.valueOf(after));
    }

    private static BigDecimal percent(BigDecimal before, BigDecimal after) {
        return new Change(before, after).share().orElseThrow().movePointRight(2);
    }

    private static BigDecimal part(String part, String whole) {
        return number(part).movePointRight(2).divide(number(whole), MathContext.DECIMAL128);
    }

    private static BigDecimal tokens(String encoding, String text) {
        return BigDecimal.valueOf(Tokenizers.get(encoding).count(text).tokens());
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
