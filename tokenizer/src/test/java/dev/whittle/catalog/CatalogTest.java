package dev.whittle.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    private static final Catalog CATALOG = Catalog.bundled();

    @Test
    void aModelIsFoundByKeyByIdAndByAlias() {
        Model sonnet = CATALOG.find("anthropic/claude-sonnet-4-5").orElseThrow();
        assertThat(CATALOG.find("claude-sonnet-4-5")).contains(sonnet);
        assertThat(CATALOG.find("claude-sonnet-4-5-20250929")).contains(sonnet);
    }

    @Test
    void aPartOfANameFindsNothing() {
        assertThat(CATALOG.find("gpt-4")).hasValueSatisfying(
                model -> assertThat(model.key()).isEqualTo("openai/gpt-4"));
        assertThat(CATALOG.find("gpt-6")).isEmpty();
        assertThat(CATALOG.find("my-gpt-4o-wrapper")).isEmpty();
        assertThat(CATALOG.find("")).isEmpty();
    }

    @Test
    void aNameThatSeveralHostsOfferIsAmbiguousAndFindsNothing() {
        assertThat(CATALOG.find("openai/gpt-oss-120b")).isEmpty();
        assertThat(CATALOG.find("groq/openai/gpt-oss-120b")).isPresent();
        assertThat(CATALOG.find("together/openai/gpt-oss-120b")).isPresent();
    }

    // reference/catalog.md 1.2 and 1.3: the floating names and what they cost in the freshest source
    @Test
    void floatingNamesLeadToDatedModels() {
        assertThat(CATALOG.find("mistral-large-latest").orElseThrow().modelId()).isEqualTo("mistral-large-2512");
        assertThat(CATALOG.find("mistral-medium-latest").orElseThrow().modelId()).isEqualTo("mistral-medium-2604");
        assertThat(CATALOG.find("mistral-small-latest").orElseThrow().modelId()).isEqualTo("mistral-small-2603");
    }

    @ParameterizedTest
    @CsvSource({
        "gtp-4o, openai/gpt-4o",
        "gpt6 sol, openai/gpt-6-sol",
        "GPT-6-Luna, openai/gpt-6-luna",
        "claude-sonet-5, anthropic/claude-sonnet-5",
        "anthropic/claude-opus-5.5, anthropic/claude-opus-5-5",
        "gemini 3.8 flsh, google/gemini-3.8-flash",
        "mistral-large-lates, mistral/mistral-large-2512",
        "openrouter/openai/gpt-4o-mini, openai/gpt-4o-mini",
        "sonnet, anthropic/claude-sonnet-5"})
    void aMisspeltNameSuggestsTheNearest(String name, String key) {
        assertThat(CATALOG.find(name)).isEmpty();
        assertThat(CATALOG.suggest(name)).hasSizeBetween(1, 3).extracting(Model::key).startsWith(key);
    }

    @Test
    void aNameLikeNoOtherSuggestsNothing() {
        assertThat(CATALOG.suggest("frobnicator")).isEmpty();
        assertThat(CATALOG.suggest("")).isEmpty();
        assertThat(CATALOG.suggest("x".repeat(100_000))).isEmpty();
    }

    @Test
    void aMisspeltTokenizerSuggestsTheNearest() {
        assertThat(Catalog.suggestTokenizers("o200_base")).startsWith("o200k_base");
        assertThat(Catalog.suggestTokenizers("cl100k")).startsWith("cl100k_base");
        assertThat(Catalog.suggestTokenizers("xyzzy")).isEmpty();
    }

    @Test
    void aChatAddsTokensForMessagesAndOnceForTheRequest() {
        // OpenAI cookbook: 3 a message, its role encoded (1 token), 3 to prime the reply
        ChatOverhead overhead = CATALOG.find("openai/gpt-4o").orElseThrow().overhead();
        assertThat(overhead.tokens(1)).isEqualTo(7);
        assertThat(overhead.tokens(3)).isEqualTo(15);
        assertThat(overhead.tokens(0)).isZero();
    }
}
