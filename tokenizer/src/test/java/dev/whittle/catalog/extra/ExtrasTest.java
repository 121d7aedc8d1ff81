package dev.whittle.catalog.extra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected values are the vendors' published worked examples, or measured by others where that is said.
class ExtrasTest {
    private static final String WEATHER = """
            [{"type": "function", "function": {"name": "get_current_weather",
              "description": "Get the current weather in a given location",
              "parameters": {"type": "object", "properties": {
                "location": {"type": "string", "description": "The city and state, e.g. San Francisco, CA"},
                "unit": {"type": "string", "description": "The unit of temperature to return",
                  "enum": ["celsius", "fahrenheit"]}}, "required": ["location"]}}}]""";

    private static Model model(String key) {
        return Catalog.bundled().find(key).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        // OpenAI, images and vision, "Calculating costs"
        "openai/gpt-4o, 1024x1024:high, 765",
        "openai/gpt-4o, 2048x4096:high, 1105",
        "openai/gpt-4o, 4096x8192:low, 85",
        "openai/gpt-4o-mini, 4096x8192:low, 2833",
        // The same page counts 1,024 and 1,452 patches; times 1.62.
        "openai/gpt-4.1-mini, 1024x1024:high, 1659",
        "openai/gpt-4.1-mini, 1800x2400:high, 2353",
        // Anthropic, vision: 36 x 36 patches of 28 pixels
        "anthropic/claude-sonnet-4-6, 1000x1000:high, 1296",
        // Measured with count_tokens, less the 65 tokens of the prompt: huggingface.co/datasets/JOHNISKING/image-token-cost
        "anthropic/claude-haiku-4-5, 256x256:high, 100",
        "anthropic/claude-haiku-4-5, 1280x720:high, 1196",
        "anthropic/claude-haiku-4-5, 1920x1080:high, 1560",
        // Google, image understanding: 960 x 540 has crops of 360 and six of them
        "google/gemini-2.5-flash, 384x384:high, 258",
        "google/gemini-2.5-flash, 960x540:high, 1548",
        // Google, media resolution
        "google/gemini-3-flash-preview, 1024x1024:high, 1120",
        "google/gemini-3-flash-preview, 1024x1024:low, 280"})
    void anImageCostsWhatTheVendorsExamplesSay(String key, String image, long tokens) {
        Extra extra = Extras.bundled().image(model(key), ImageSize.parse(image));
        assertThat(Objects.requireNonNull(extra.tokens()).tokens()).isEqualTo(tokens);
        assertThat(extra.tokens().exact()).isFalse();
        assertThat(extra.source()).contains("read 2026-11-21");
    }

    // OpenAI's cookbook: the prompt with these tools is 101 tokens on gpt-4o and 105 on gpt-4, and so says the API.
    @ParameterizedTest
    @CsvSource({"openai/gpt-4o, 101", "openai/gpt-4o-mini, 101", "openai/gpt-4, 105", "openai/gpt-3.5-turbo, 105"})
    void toolsCostWhatTheCookbooksExampleSays(String key, long total) {
        Model model = model(key);
        Tokenizer tokenizer = Tokenizers.get(model.tokenizer());
        TokenCount texts = tokenizer
                .count("You are a helpful assistant that can answer to questions about the weather.")
                .plus(tokenizer.count("What's the weather like in San Francisco?"))
                .plus(TokenCount.exact(model.overhead().tokens(2)));
        Extra tools = Extras.bundled().tools(model, ToolList.parse(WEATHER), tokenizer);

        assertThat(tools.basis()).isEqualTo(Extra.Basis.DOCUMENTED);
        assertThat(Extra.total(texts, List.of(tools))).hasValueSatisfying(
                sum -> assertThat(sum.tokens()).isEqualTo(total));
    }

    @Test
    void whatNoVendorTellsIsUnknownAndMakesTheTotalUnknown() {
        Extra image = Extras.bundled().image(model("openai/gpt-6-luna"), ImageSize.parse("512x512"));
        assertThat(image).isEqualTo(new Extra("image 512x512:high", null, Extra.Basis.UNKNOWN, null));
        assertThat(Extra.total(TokenCount.exact(7), List.of(image))).isEmpty();
    }

    @Test
    void extremeImagesAreCountedAndAbsurdOnesRefused() {
        for (Model model : Catalog.bundled().models()) {
            for (String size : List.of("1x1", "1x100000", "100000x1", "100000x100000")) {
                TokenCount tokens = Extras.bundled().image(model, ImageSize.parse(size)).tokens();
                assertThat(tokens == null || tokens.tokens() > 0).as(model.key() + " " + size).isTrue();
            }
        }
        for (String bad : List.of("0x10", "10", "10x10:medium", "-1x5", "1000000x1")) {
            assertThatThrownBy(() -> ImageSize.parse(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theThreeFormsOfAToolAreTheSameTool() {
        ToolList.Tool nested = ToolList.parse(WEATHER).tools().getFirst();
        String inner = WEATHER.substring(WEATHER.indexOf("{\"name\""), WEATHER.lastIndexOf("}]"));
        assertThat(ToolList.parse("{\"tools\": [" + inner + "]}").tools()).containsExactly(nested);
        assertThat(ToolList.parse("[" + inner.replace("\"parameters\"", "\"input_schema\"") + "]").tools())
                .containsExactly(nested);
        for (String bad : List.of("", "{", "[]", "3", "[{}]")) {
            assertThatThrownBy(() -> ToolList.parse(bad)).isInstanceOf(IllegalArgumentException.class)
                    .message().startsWith("T").endsWith(".");
        }
    }
}
