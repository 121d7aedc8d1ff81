package dev.whittle.catalog;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
/// @param overhead the tokens the provider adds around the messages of a chat
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
        ChatOverhead overhead,
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

    /// A model to whose chats nothing is known to be added.
    public Model(
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
        this(key, provider, modelId, aliases, displayName, tokenizer, ChatOverhead.NONE, limits, capabilities,
                unsupportedParams, lifecycle, prices);
    }

    /// The same model with other prices.
    public Model withPrices(List<Price> other) {
        return new Model(key, provider, modelId, aliases, displayName, tokenizer, overhead, limits, capabilities,
                unsupportedParams, lifecycle, other);
    }

    /// Whether every word of a text occurs in the display name, the key or the name of the tokenizer,
    /// whatever the case; an empty text matches every model.
    public boolean matches(String words) {
        String names = (displayName + " " + key + " " + tokenizer).toLowerCase(Locale.ROOT);
        return Arrays.stream(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(names::contains);
    }

    /// Limits in tokens; null where no source states one.
    ///
    /// @param contextWindow input and output together
    /// @param maxInput the most input, where it is less than the window
    /// @param maxOutput the most output
    /// @param minCacheableTokens the shortest prefix the provider's prompt cache takes
    public record Limits(
            long contextWindow,
            @Nullable Long maxInput,
            @Nullable Long maxOutput,
            @Nullable Long minCacheableTokens) {}

    /// When a model comes and goes.
    ///
    /// @param status where it is now
    /// @param deprecatedOn the day it was declared to be on its way out, or null if not known
    /// @param shutdownOn the day requests start to fail, or null if none is announced
    /// @param replacement key of the model the provider recommends instead, or null
    public record Lifecycle(
            Status status,
            @Nullable LocalDate deprecatedOn,
            @Nullable LocalDate shutdownOn,
            @Nullable String replacement) {
        /// Whether requests fail on a day because the model has been shut down.
        public boolean isShutDown(LocalDate day) {
            return shutdownOn != null && !day.isBefore(shutdownOn);
        }
    }

    /// Where a model is in its life: offered, offered without promises, on its way out, gone.
    public enum Status { ACTIVE, PREVIEW, DEPRECATED, RETIRED }
}
