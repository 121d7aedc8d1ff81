package dev.whittle.catalog;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one model of a catalog file and refuses what cannot be.
final class ModelReader {
    /// No context window comes near this; more is a slip of the keyboard.
    static final long MOST_TOKENS = 100_000_000;

    private ModelReader() {}

    /// @param file how messages call the file, such as "The catalog"
    /// @param customSource the source to give its prices instead of their own, or null to keep it
    static Model read(Fields unnamed, String file, @Nullable String customSource) {
        String key = unnamed.text("key");
        Fields fields = unnamed.named(CatalogReader.named(file, key));
        String provider = fields.text("provider");
        String modelId = fields.text("modelId");
        if (!key.equals(provider + "/" + modelId)) {
            throw fields.wrong("key", "it needs to be \"%s/%s\"".formatted(provider, modelId));
        }
        List<String> aliases = fields.has("aliases") ? fields.texts("aliases") : List.of();
        Fields tokenizer = fields.object("tokenizer");
        Model model = new Model(
                key,
                provider,
                modelId,
                aliases,
                fields.text("displayName"),
                tokenizer.text("encoding"),
                overhead(tokenizer),
                limits(fields.object("limits")),
                new HashSet<>(fields.has("capabilities") ? fields.texts("capabilities") : List.of()),
                new HashSet<>(fields.has("unsupportedParams") ? fields.texts("unsupportedParams") : List.of()),
                lifecycle(fields.object("lifecycle")),
                PriceReader.prices(fields, customSource));
        fields.done();
        return model;
    }

    private static ChatOverhead overhead(Fields tokenizer) {
        tokenizer.flag("exact");
        tokenizer.optionalText("note");
        ChatOverhead overhead = new ChatOverhead(
                (int) tokenizer.count("perMessage", 0, 10_000), (int) tokenizer.count("perRequest", 0, 10_000));
        tokenizer.done();
        return overhead;
    }

    private static Model.Limits limits(Fields fields) {
        long contextWindow = fields.count("contextWindow", 1, MOST_TOKENS);
        Model.Limits limits = new Model.Limits(
                contextWindow,
                fields.optionalCount("maxInput", 1, contextWindow),
                fields.optionalCount("maxOutput", 1, contextWindow),
                fields.optionalCount("minCacheableTokens", 1, contextWindow));
        fields.done();
        return limits;
    }

    private static Model.Lifecycle lifecycle(Fields fields) {
        Model.Lifecycle lifecycle = new Model.Lifecycle(
                fields.choice("status", Model.Status.class),
                fields.optionalDate("deprecatedOn"),
                fields.optionalDate("shutdownOn"),
                fields.optionalText("replacement"));
        fields.done();
        return lifecycle;
    }
}
