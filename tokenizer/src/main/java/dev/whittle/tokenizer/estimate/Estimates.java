package dev.whittle.tokenizer.estimate;

import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Token counts for models whose tokenizer is not public: the exact `o200k_base` count times a
/// ratio that was measured for the kind of text at hand, with the band the true count is expected
/// in.
///
/// The kinds are prose, other languages in Latin letters, code, markup, Han, kana and all other
/// scripts; a text may be a mixture. Numbers are counted apart, digit by digit or in groups of
/// three, as the vocabulary cuts them. The ratios, their bands and where each comes from stand in
/// `estimates.json`. The band covers every ratio measured for a kind and is wider for short texts,
/// which stray more: as a check, the same method estimated cl100k_base and p50k_base, which can be
/// counted, and left none of 6,881 real prompts and passages outside its band, and of 500 random
/// mixtures of code, markup, prose and scripts none and 7. Languages in plain ASCII letters other
/// than English are taken for English. All methods are thread-safe.
public final class Estimates {
    private Estimates() {}

    /// The ids there are, sorted: `claude-new`, `claude-old`, `command-r`, `deepseek-v3`,
    /// `gemini`, `glm`, `grok`, `kimi`, `llama-3`, `llama-4`, `mistral-tekken`, `qwen-3`, `qwen-3-5`
    /// and `unmeasured`, which is for all other vendors. It has the widest band, and so have `glm`,
    /// `kimi`, `llama-4` and `qwen-3-5`, whose vocabularies were not measured either.
    public static SortedSet<String> ids() {
        return new TreeSet<>(EstimateTable.bundled().ids());
    }

    /// The estimate with an id, as a tokenizer on top of another.
    ///
    /// @param base the exact `o200k_base` tokenizer
    /// @return empty if there is no such estimate
    public static Optional<Tokenizer> find(String id, Tokenizer base) {
        return EstimateTable.bundled().ids().contains(id)
                ? Optional.of(new RatioEstimate(id, base, 1))
                : Optional.empty();
    }

    /// The estimate with an id, corrected by what a provider's own counts taught. The band keeps its relative
    /// width: a few texts do not tell how far others stray.
    ///
    /// @param base the exact `o200k_base` tokenizer
    /// @param factor what the provider counted over what was estimated, such as 1.04
    /// @return empty if there is no such estimate
    /// @throws IllegalArgumentException unless the factor is above 0 and finite
    public static Optional<Tokenizer> recalibrated(String id, Tokenizer base, double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("An estimate is corrected by a factor above 0, not by " + factor);
        }
        return EstimateTable.bundled().ids().contains(id)
                ? Optional.of(new RatioEstimate(id, base, factor))
                : Optional.empty();
    }

    /// What people call the models of an estimate, such as "Llama 3"; empty if there is no such estimate.
    public static Optional<String> title(String id) {
        return Optional.ofNullable(EstimateTable.bundled().title(id));
    }

    /// An estimate from a count and a profile that are already known. It equals counting the whole
    /// text, so a live counter keeps the `o200k_base` count and the profile of each segment, adds
    /// both up and asks once. 1,000 tokens of English prose are about 1,076 to Gemini.
    ///
    /// @param id one of [#ids]
    /// @param o200kTokens exact `o200k_base` tokens of the text
    /// @param text the profile of the same text
    /// @throws IllegalArgumentException if there is no such estimate; the message names those
    ///     there are
    public static TokenCount count(String id, long o200kTokens, TextProfile text) {
        return EstimateTable.bundled().count(id, o200kTokens, text);
    }
}
