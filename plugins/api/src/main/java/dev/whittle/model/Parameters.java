package dev.whittle.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a model is asked to answer. Null leaves a parameter to the provider.
///
/// @param temperature 0 to 2
/// @param maxTokens most output tokens, reasoning included; at least 1
/// @param topP 0 to 1
/// @param seed for repeatable answers, where the provider honours it
/// @param stop texts that end the answer
/// @param schema a JSON Schema, as JSON text, that the answer must match, or null for free text
/// @param logprobs whether the log probability of every token is asked for, where the provider
///     gives it
public record Parameters(
        @Nullable Double temperature,
        @Nullable Integer maxTokens,
        @Nullable Double topP,
        @Nullable Long seed,
        List<String> stop,
        @Nullable String schema,
        boolean logprobs) {
    /// Everything left to the provider.
    public static final Parameters DEFAULT = new Parameters(null, null, null, null, List.of());

    /// @throws IllegalArgumentException if a number is out of its range
    public Parameters {
        stop = List.copyOf(stop);
        if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("Temperature is between 0 and 2, not %s.".formatted(temperature));
        }
        if (topP != null && !(topP >= 0 && topP <= 1)) {
            throw new IllegalArgumentException("Top-p is between 0 and 1, not %s.".formatted(topP));
        }
        if (maxTokens != null && maxTokens < 1) {
            throw new IllegalArgumentException("Maximum output is at least 1 token, not %d.".formatted(maxTokens));
        }
    }

    /// Parameters of an answer without log probabilities.
    ///
    /// @throws IllegalArgumentException if a number is out of its range
    public Parameters(
            @Nullable Double temperature, @Nullable Integer maxTokens, @Nullable Double topP, @Nullable Long seed,
            List<String> stop, @Nullable String schema) {
        this(temperature, maxTokens, topP, seed, stop, schema, false);
    }

    /// Parameters of an answer in free text.
    ///
    /// @throws IllegalArgumentException if a number is out of its range
    public Parameters(
            @Nullable Double temperature, @Nullable Integer maxTokens, @Nullable Double topP, @Nullable Long seed,
            List<String> stop) {
        this(temperature, maxTokens, topP, seed, stop, null, false);
    }

    /// The same parameters for an answer that must match a schema, or for free text if it is null.
    public Parameters withSchema(@Nullable String jsonSchema) {
        return new Parameters(temperature, maxTokens, topP, seed, stop, jsonSchema, logprobs);
    }

    /// The same parameters with or without log probabilities.
    public Parameters withLogprobs(boolean wanted) {
        return new Parameters(temperature, maxTokens, topP, seed, stop, schema, wanted);
    }

    /// The same parameters without those a model refuses.
    ///
    /// @param unsupported names as in the catalog: `temperature`, `top_p`, `seed`, `stop`,
    ///     `max_tokens`, `response_format`, `logprobs`
    public Parameters without(Set<String> unsupported) {
        return new Parameters(
                unsupported.contains("temperature") ? null : temperature,
                unsupported.contains("max_tokens") ? null : maxTokens,
                unsupported.contains("top_p") ? null : topP,
                unsupported.contains("seed") ? null : seed,
                unsupported.contains("stop") ? List.of() : stop,
                unsupported.contains("response_format") ? null : schema,
                logprobs && !unsupported.contains("logprobs"));
    }
}
