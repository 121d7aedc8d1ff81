package dev.whittle.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.catalog.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Usage as vendors report it. Each right answer follows from the vendor's own billing rule,
/// named beside it.
final class ChatUsageTest {
    record Example(String vendor, String chunk, Usage usage) {}

    static List<Example> examples() {
        return List.of(
                new Example("OpenAI: cached is part of prompt_tokens, reasoning part of completion_tokens", """
                        {"usage":{"prompt_tokens":2006,"completion_tokens":300,"total_tokens":2306,
                        "prompt_tokens_details":{"cached_tokens":1920,"audio_tokens":0},
                        "completion_tokens_details":{"reasoning_tokens":256,"accepted_prediction_tokens":0}}}""",
                        new Usage(86, 1920, 0, 300, 256)),
                new Example("xAI: reasoning is beside completion_tokens and billed (vercel/ai#12425, real reply)", """
                        {"usage":{"prompt_tokens":12,"completion_tokens":1,"total_tokens":399,
                        "completion_tokens_details":{"reasoning_tokens":386}}}""",
                        new Usage(12, 0, 0, 387, 386)),
                new Example(
                        "xAI: the cost it charged fits (10120-128)*1.25 + 128*0.20 + (1499+2809)*2.50 USD per million "
                                + "(Wei-Shaw/sub2api#5771)",
                        """
                                {"usage":{"prompt_tokens":10120,"completion_tokens":1499,"total_tokens":14428,
                                "prompt_tokens_details":{"cached_tokens":128},
                                "completion_tokens_details":{"reasoning_tokens":2809}}}""",
                        new Usage(9992, 128, 0, 4308, 2809)),
                new Example("Gemini's compatible endpoint: thoughts only in the total (mozilla-ai/any-llm#1290)", """
                        {"usage":{"prompt_tokens":20,"completion_tokens":198,"total_tokens":623}}""",
                        new Usage(20, 0, 0, 603, 0)),
                new Example("Gemini behind a proxy: reasoning named, completion 0 (router-for-me/CLIProxyAPI#5733)", """
                        {"usage":{"prompt_tokens":21,"completion_tokens":0,"total_tokens":81,
                        "completion_tokens_details":{"reasoning_tokens":60}}}""",
                        new Usage(21, 0, 0, 60, 60)),
                new Example("DeepSeek: hit and miss add up to prompt_tokens", """
                        {"usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120,
                        "prompt_cache_hit_tokens":64,"prompt_cache_miss_tokens":36}}""",
                        new Usage(36, 64, 0, 20, 0)),
                new Example("Mistral, as recorded: num_cached_tokens",
                        """
                        {"usage":{"completion_tokens":12,"num_cached_tokens":69,"prompt_tokens":70,"total_tokens":82}}""",
                        new Usage(1, 69, 0, 12, 0)),
                new Example("OpenRouter: cache writes are part of prompt_tokens too", """
                        {"usage":{"prompt_tokens":1000,"completion_tokens":10,"total_tokens":1010,
                        "prompt_tokens_details":{"cached_tokens":300,"cache_write_tokens":600}}}""",
                        new Usage(100, 300, 600, 10, 0)),
                new Example("a proxy that hands on Anthropic's counts, where cached is beside the input", """
                        {"usage":{"prompt_tokens":50,"completion_tokens":10,"total_tokens":60,
                        "cache_read_input_tokens":4000,"cache_creation_input_tokens":200}}""",
                        new Usage(50, 4000, 200, 10, 0)),
                new Example("Groq before include_usage: x_groq",
                        """
                        {"x_groq":{"id":"req_1","usage":{"prompt_tokens":18,"completion_tokens":5,"total_tokens":23}}}""",
                        Usage.of(18, 5)),
                new Example("Ollama: no details", """
                        {"usage":{"prompt_tokens":26,"completion_tokens":9,"total_tokens":35}}""",
                        Usage.of(26, 9)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noTokenStandsTwice(Example example) {
        assertThat(ChatUsage.in(JsonMapper.shared().readTree(example.chunk()))).as(example.vendor())
                .isEqualTo(example.usage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"usage\":null}", "{\"usage\":{}}", "{\"usage\":7}", "[]",
        "{\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}}",
        "{\"usage\":{\"prompt_tokens\":\"many\",\"completion_tokens\":null}}"})
    void aCountOfNothingIsUnknown(String chunk) {
        assertThat(ChatUsage.in(JsonMapper.shared().readTree(chunk))).isNull();
    }

    @Test
    void wildNumbersAreBounded() {
        Usage usage = ChatUsage.in(JsonMapper.shared().readTree("""
                {"usage":{"prompt_tokens":9223372036854775807,"completion_tokens":-5,"total_tokens":1e300,
                "prompt_tokens_details":{"cached_tokens":99999999999999999999},
                "completion_tokens_details":{"reasoning_tokens":9e18}}}"""));

        assertThat(usage).isNotNull().satisfies(bounded -> {
            assertThat(bounded.totalInput()).isBetween(1L, 1L << 42);
            assertThat(bounded.output()).isBetween(0L, 1L << 42);
        });
    }
}
