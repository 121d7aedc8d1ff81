package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.model.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How promptfoo names one provider's models and their parameters (read from promptfoo 0.121.20).
///
/// @param id as in Whittle's catalog
/// @param prefix what stands before the model in promptfoo's provider id
/// @param temperature key in `config`
/// @param maxTokens keys in `config`; OpenAI's reasoning models take another one than the rest
/// @param topP key in `config`
/// @param seed key in `config`, with a dot for one inside another; null where promptfoo passes none on
/// @param stop key in `config`
record PromptfooProvider(String id, String prefix, String temperature, List<String> maxTokens, String topP,
        @Nullable String seed, String stop) {
    private static final List<PromptfooProvider> KNOWN = List.of(
            openAiLike("openai", "openai:chat:"),
            new PromptfooProvider("anthropic", "anthropic:messages:", "temperature", List.of("max_tokens"), "top_p",
                    null,
                    "stop_sequences"),
            new PromptfooProvider("google", "google:", "temperature", List.of("maxOutputTokens"), "topP",
                    "generationConfig.seed", "stopSequences"),
            new PromptfooProvider("vertex", "vertex:", "temperature", List.of("maxOutputTokens"), "topP",
                    "generationConfig.seed", "stopSequences"),
            new PromptfooProvider("mistral", "mistral:", "temperature", List.of("max_tokens"), "top_p", "random_seed",
                    "stop"),
            new PromptfooProvider("ollama", "ollama:chat:", "temperature", List.of("num_predict"), "top_p", "seed",
                    "stop"),
            openAiLike("azure", "azure:chat:"),
            openAiLike("together", "togetherai:"));
    // The rest of promptfoo's providers that speak OpenAI's chat completions under their own name.
    private static final Set<String> SAME_NAME = Set.of("aimlapi", "alibaba", "cerebras", "deepseek", "fireworks",
            "github", "groq", "hyperbolic", "litellm", "localai", "meta", "moonshot", "novita", "nscale", "nvidia",
            "openrouter", "perplexity", "togetherai", "xai");

    private static PromptfooProvider openAiLike(String id, String prefix) {
        return new PromptfooProvider(id, prefix, "temperature", List.of("max_tokens", "max_completion_tokens"), "top_p",
                "seed", "stop");
    }

    /// The provider promptfoo has for a catalog id, or null.
    static @Nullable PromptfooProvider of(String id) {
        for (PromptfooProvider provider : KNOWN) {
            if (provider.id.equals(id)) {
                return provider;
            }
        }
        return SAME_NAME.contains(id) ? openAiLike(id, id + ":") : null;
    }

    /// What promptfoo takes under `config`; a seed only where it has a place for one.
    Map<String, Object> config(Parameters parameters) {
        Map<String, Object> config = new LinkedHashMap<>();
        Settings.put(config, temperature, parameters.temperature());
        maxTokens.forEach(key -> Settings.put(config, key, parameters.maxTokens()));
        Settings.put(config, topP, parameters.topP());
        if (seed != null && parameters.seed() != null) {
            int dot = seed.indexOf('.');
            if (dot < 0) {
                config.put(seed, parameters.seed());
            } else {
                config.put(seed.substring(0, dot), Map.of(seed.substring(dot + 1), parameters.seed()));
            }
        }
        if (!parameters.stop().isEmpty()) {
            config.put(stop, parameters.stop());
        }
        return config;
    }

    /// Those parameters out of a `config`.
    ///
    /// @param elsewhere the seed kept elsewhere, for providers that have no place for one
    Parameters parameters(Yaml.Mapping config, @Nullable Yaml elsewhere) throws FormatException {
        Yaml tokens = null;
        for (String key : maxTokens.reversed()) {
            tokens = config.get(key) == null ? tokens : config.get(key);
        }
        Yaml seedValue = elsewhere;
        if (seed != null) {
            int dot = seed.indexOf('.');
            seedValue = dot < 0
                    ? config.get(seed)
                    : Yaml.mapping(config.get(seed.substring(0, dot)), seed).get(seed.substring(dot + 1));
        }
        return Settings.parameters(config.line(), Settings.number(config.get(temperature), temperature),
                Settings.whole(tokens, "the maximum of tokens"), Settings.number(config.get(topP), topP),
                Settings.whole(seedValue, "seed"), Settings.texts(config.get(stop), stop));
    }

    /// A provider and a model in a promptfoo id such as `openai:chat:gpt-6-luna` or `openai:gpt-6-luna`.
    record Named(PromptfooProvider provider, String model) {
        String id() {
            return provider.prefix + model;
        }
    }

    /// The provider and model of a promptfoo id, or null if it is none of a chat model.
    static @Nullable Named parse(String id) {
        int colon = id.indexOf(':');
        if (colon < 0 || colon + 1 == id.length()) {
            return null;
        }
        for (PromptfooProvider provider : KNOWN) {
            if (id.startsWith(provider.prefix) && id.length() > provider.prefix.length()) {
                return new Named(provider, id.substring(provider.prefix.length()));
            }
        }
        PromptfooProvider provider = of(id.substring(0, colon));
        String model = id.substring(colon + 1).replaceFirst("^(?:chat|responses|completion|messages):(?=.)", "");
        return provider == null ? null : new Named(provider, model);
    }
}
