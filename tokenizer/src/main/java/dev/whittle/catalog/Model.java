package dev.whittle.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One model of one provider.
///
/// @param key the identity, `provider/modelId`; saved files refer to it and it never changes
/// @param provider the provider's id, such as `openai`
/// @param modelId the name the provider's API takes
/// @param aliases other names of the same model
/// @param displayName the name people know
/// @param tokenizer id of the tokenizer that counts for it, see `Tokenizers`
/// @param limits how much fits
/// @param capabilities such as `tools`, `vision`, `jsonSchema`, `promptCache`
/// @param unsupportedParams request parameters the provider refuses for this model
/// @param lifecycle whether it is still there and until when
/// @param prices every known price, past, present and announced
public record Model(
        String key,
        String provider,
        String modelId,
        List<String> aliases,
        String displayName,
        String tokenizer,
        Limits limits,
        Set<String> capabilities,
        Set<String> unsupportedParams,
        Lifecycle lifecycle,
        List<Price> prices) {
    public Model {
        aliases = List.copyOf(aliases);
        capabilities = Set.copyOf(capabilities);
        unsupportedParams = Set.copyOf(unsupportedParams);
        prices = List.copyOf(prices);
    }

    /// Limits in tokens; null where the provider does not publish one.
    public record Limits(
            long contextWindow,
            @Nullable Long maxInput,
            @Nullable Long maxOutput,
            @Nullable Long minCacheableTokens) {}

    /// @param shutdownOn the day requests start to fail, or null if none is announced
    /// @param replacement key of the model the provider recommends instead, or null
    public record Lifecycle(
            Status status,
            @Nullable LocalDate deprecatedOn,
            @Nullable LocalDate shutdownOn,
            @Nullable String replacement) {}

    public enum Status { ACTIVE, PREVIEW, DEPRECATED, RETIRED }
}
