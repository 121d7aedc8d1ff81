package dev.whittle.catalog;

import static dev.whittle.catalog.Price.Mode.BATCH;
import static dev.whittle.catalog.Price.Mode.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.tokenizer.Tokenizers;
import dev.whittle.tokenizer.Vectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The worked examples of `seed_examples.json` that are prices times tokens, on a frozen catalog
/// of the quoted prices, with the right answers of that file; and the token counts of the texts
/// they print. The other examples are strategies (routing, cascades, caching, budgets, return) and
/// belong to `dev.whittle.optimizer.savings`; every example stands in one of the two lists.
class SeedExamplesTest {
    private static final Catalog SEEDS = frozen();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final BigDecimal DOCUMENTS = BigDecimal.valueOf(100_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /// Needs rates of traffic, hits, days or training beside prices:
    /// `dev.whittle.optimizer.savings`.
    private static final Set<String> SAVINGS = Set.of(
            "000-monthly", "000-goal", "000-router-60", "000-router-60-token-weighted", "000-combined",
            "000-selfhost", "001-cache", "001-int8", "001-int4", "001-spot", "001-budget", "001-combined",
            "001-routing-70", "001-batching-range", "001-target", "002-alert", "002-overrun", "002-exact-hit",
            "003-rag", "003-roi", "003-cascade-none", "003-cascade-510", "003-cascade-990", "003-ab",
            "004-downgrade", "004-caching", "004-hit70", "004-1500-600", "004-batch10", "004-distill", "004-roi",
            "004-roi-split", "004-threshold", "004-whitespace");

    /// @param example id in `seed_examples.json`
    /// @param right the answer that file calls right, at the quoted prices or those of the catalog
    /// @param computed ours, rounded to the places of `right`
    record Row(String example, String right, BigDecimal computed) {
        @Override
        public String toString() {
            return example + " " + right;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                row("000-baseline-daily", "2500", usd("seed-000/gpt-4o", 5_000, 0).multiply(DOCUMENTS)),
                row("000-baseline-daily", "1250", usd("openai/gpt-4o", 5_000, 0).multiply(DOCUMENTS)),
                row("000-truncation", "1250", usd("seed-000/gpt-4o", 2_500, 0).multiply(DOCUMENTS)),
                row("000-truncation", "3250", usd("seed-000/gpt-4o", 5_000, 500).multiply(DOCUMENTS)),
                row("000-truncation", "2000", usd("seed-000/gpt-4o", 2_500, 500).multiply(DOCUMENTS)),
                row("000-truncation", "38.46", saved(usd("seed-000/gpt-4o", 5_000, 500),
                        usd("seed-000/gpt-4o", 2_500, 500))),
                row("000-30x", "33.3333", ratio(input("seed-000/gpt-4o"), input("seed-000/gpt-4o-mini"))),
                row("000-30x", "16.6667", ratio(input("openai/gpt-4o"), input("openai/gpt-4o-mini"))),
                row("000-batch", "1250", usd("seed-000/gpt-4o", Usage.of(5_000, 0), BATCH).multiply(DOCUMENTS)),
                row("000-judge", "25", usd("seed-000/gpt-4o", 5_000, 0).multiply(BigDecimal.valueOf(1_000))),
                row("001-30x", "30", ratio(input("seed-001/gpt-4"), input("seed-001/gpt-3.5-turbo"))),
                row("001-30x", "30", ratio(output("seed-001/gpt-4"), output("seed-001/gpt-3.5-turbo"))),
                row("001-300x", "300", ratio(input("seed-001/gpt-4"), input("seed-001/self-hosted-7b"))),
                row("002-30x", "30", ratio(output("seed-001/gpt-4"), output("seed-002/gpt-3.5-turbo"))),
                row("003-40x", "37.5", ratio(input("seed-001/gpt-4"), input("seed-003/claude-3-5-haiku"))),
                row("003-gpt4o-price", "2.50", input("openai/gpt-4o")),
                row("003-gpt4o-price", "10.00", output("openai/gpt-4o")),
                row("003-haiku3-price", "0.25", input("list/claude-3-haiku")),
                row("003-tier-gap", "200", ratio(input("seed-003/gpt-4o"), input("seed-000/gpt-4o-mini"))),
                row("003-tier-gap", "16.67", ratio(input("openai/gpt-4o"), input("openai/gpt-4o-mini"))),
                row("003-tiering", "1552.5", tiered("seed-003/gpt-4o", "seed-000/gpt-4o-mini")),
                row("003-tiering", "30000", usd("seed-003/gpt-4o", 1_000, 0).multiply(MILLION)),
                row("003-tiering", "177.5", tiered("openai/gpt-4o", "openai/gpt-4o-mini")),
                row("003-tiering", "2500", usd("openai/gpt-4o", 1_000, 0).multiply(MILLION)),
                row("003-estimate-gpt4o", "0.027", usd("seed-003/gpt-4o", 500, 200)),
                row("003-estimate-gpt4o", "0.00325", usd("openai/gpt-4o", 500, 200)),
                row("003-estimate-mini", "0.000195", usd("openai/gpt-4o-mini", 500, 200)),
                row("003-mini-saves", "99.28", saved(usd("seed-003/gpt-4o", 500, 200),
                        usd("seed-000/gpt-4o-mini", 500, 200))),
                row("003-mini-saves", "94.00", saved(usd("openai/gpt-4o", 500, 200),
                        usd("openai/gpt-4o-mini", 500, 200))),
                row("003-calculator", "27000", usd("seed-003/gpt-4o", 500, 200).multiply(MILLION)),
                row("003-calculator", "3250", usd("openai/gpt-4o", 500, 200).multiply(MILLION)),
                row("003-prefix-cache", "1.25",
                        usd("openai/gpt-4o", new Usage(0, 1_000_000, 0, 0, 0), STANDARD)),
                row("004-cache-0.029", "0.0299", usd("seed-001/gpt-4", 1_000, 0).subtract(
                        usd("seed-004/embedding", 1_000, 0))),
                row("004-embed", "95", saved(usd("seed-002/gpt-3.5-turbo", 1_000, 0),
                        usd("seed-004/embedding", 1_000, 0))),
                row("004-embed", "99", saved(usd("seed-002/gpt-3.5-turbo", 1_000, 0),
                        usd("list/text-embedding-3-small", 1_000, 0))),
                row("004-router-order", "3", ratio(input("seed-001/gpt-4"), input("seed-004/gpt-4-turbo"))),
                row("004-prices", "0.03", usd("seed-001/gpt-4", 1_000, 0)),
                row("004-prices", "0.01", usd("seed-004/gpt-4-turbo", 1_000, 0)),
                row("004-prices", "0.015", usd("seed-004/claude-3-opus", 1_000, 0)),
                row("004-prices", "0.0005", lastDay("openai/gpt-3.5-turbo")),
                row("004-prices", "0.03", lastDay("openai/gpt-4")),
                row("004-prices", "0.01", lastDay("openai/gpt-4-turbo")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aWorkedExampleComesOutRight(Row row) {
        BigDecimal right = new BigDecimal(row.right());
        assertThat(row.computed().setScale(right.scale(), RoundingMode.HALF_UP)).isEqualTo(right);
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

    // 001-prompt-80, 003-847-285 and 004-fewshot: what the printed texts really count, o200k_base and cl100k_base
    @Test
    void thePrintedTextsCountWhatTiktokenSays() {
        String before001 = "You are a helpful AI assistant. Please provide a detailed and comprehensive answer to the"
                + " following question, ensuring accuracy and clarity in your response. Question: What is AI?";
        String before003 = """
                Please provide a detailed and comprehensive analysis of the following
                customer feedback. You should carefully consider all aspects, including
                but not limited to sentiment, key themes, actionable insights, and
                recommendations for improvement. Please be thorough and detailed in
                your response.
                Customer feedback: {feedback}
                """;
        String after003 = """
                Analyze customer feedback:
                {feedback}
                Output: sentiment, themes, insights, recommendations""";
        assertThat(List.of(tokens("o200k_base", before001), tokens("cl100k_base", before001))).containsOnly(33L);
        assertThat(List.of(tokens("o200k_base", "Answer concisely: What is AI?"),
                tokens("cl100k_base", "Answer concisely: What is AI?"))).containsOnly(9L);
        assertThat(tokens("o200k_base", before003)).isEqualTo(58);
        assertThat(tokens("o200k_base", "\n" + before003)).isEqualTo(59);
        assertThat(tokens("cl100k_base", before003)).isEqualTo(58);
        assertThat(tokens("o200k_base", after003)).isEqualTo(16);
        assertThat(tokens("cl100k_base", after003)).isEqualTo(17);
        assertThat(tokens("o200k_base", "Classify sentiment as positive/negative/neutral")).isEqualTo(9);
    }

    // 003-prefix-cache: "14 tokens is far below the 1024-token minimum"
    @Test
    void aShortSystemPromptIsNeverCached() {
        String system = "You are an expert assistant.\nAnswer questions accurately and concisely.";
        long minimum = Objects.requireNonNull(
                Catalog.bundled().find("openai/gpt-4o").orElseThrow().limits().minCacheableTokens());
        assertThat(minimum).isEqualTo(1_024);
        assertThat(tokens("o200k_base", system)).isEqualTo(14).isLessThan(minimum);
    }

    @Test
    void everyExampleIsComputedHereOrIsAStrategy() throws IOException {
        Set<String> here = new TreeSet<>(Set.of("002-cost-formula", "001-prompt-80", "003-847-285", "004-fewshot"));
        rows().map(Row::example).forEach(here::add);
        assertThat(here).doesNotContainAnyElementsOf(SAVINGS);
        Set<String> all = new TreeSet<>();
        for (JsonNode example : JsonMapper.shared().readTree(Vectors.shared("seed_examples.json")).get("examples")) {
            all.add(example.get("id").asString());
        }
        here.addAll(SAVINGS);
        assertThat(here).isEqualTo(all).hasSize(60);
    }

    private static Row row(String example, String right, BigDecimal computed) {
        return new Row(example, right, computed);
    }

    /// A million requests of 1,000 tokens: 5 % on the dear model, 35 % on the cheap one, the rest
    /// at home.
    private static BigDecimal tiered(String dear, String cheap) {
        return usd(dear, 1_000, 0).multiply(BigDecimal.valueOf(50_000))
                .add(usd(cheap, 1_000, 0).multiply(BigDecimal.valueOf(350_000)))
                .add(usd("seed-003/local", 1_000, 0).multiply(BigDecimal.valueOf(600_000)));
    }

    private static BigDecimal lastDay(String key) {
        return usd(key, Usage.of(1_000, 0), STANDARD, Instant.parse("2026-10-22T12:00:00Z"));
    }

    private static BigDecimal input(String key) {
        return usd(key, 1_000_000, 0);
    }

    private static BigDecimal output(String key) {
        return usd(key, 0, 1_000_000);
    }

    private static BigDecimal ratio(BigDecimal dear, BigDecimal cheap) {
        return dear.divide(cheap, 10, RoundingMode.HALF_UP);
    }

    private static BigDecimal saved(BigDecimal before, BigDecimal after) {
        return before.subtract(after).movePointRight(2).divide(before, 10, RoundingMode.HALF_UP);
    }

    private static BigDecimal usd(String key, long input, long output) {
        return usd(key, Usage.of(input, output), STANDARD);
    }

    private static BigDecimal usd(String key, Usage usage, Price.Mode mode) {
        return usd(key, usage, mode, NOON);
    }

    private static BigDecimal usd(String key, Usage usage, Price.Mode mode, Instant at) {
        Catalog catalog = SEEDS.find(key).isPresent() ? SEEDS : Catalog.bundled();
        return switch (catalog.cost(catalog.find(key).orElseThrow(), usage, mode, at)) {
            case Cost.Priced priced -> priced.usd();
            case Cost.Unpriced(var reason) -> throw new AssertionError(reason);
        };
    }

    private static long tokens(String encoding, String text) {
        return Tokenizers.get(encoding).count(text).tokens();
    }

    private static Catalog frozen() {
        try (InputStream in = Objects.requireNonNull(
                SeedExamplesTest.class.getResourceAsStream("seed-catalog.json"))) {
            return CatalogReader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
