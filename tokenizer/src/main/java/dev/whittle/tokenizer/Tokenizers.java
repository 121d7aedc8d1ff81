package dev.whittle.tokenizer;

import dev.whittle.tokenizer.bpe.BpeEncodings;
import dev.whittle.tokenizer.estimate.Estimates;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The front door: tokenizers by id. Vocabularies load on first use and stay loaded; all methods are
/// thread-safe.
public final class Tokenizers {
    private Tokenizers() {}

    /// The tokenizer with an id, or empty if there is none.
    public static Optional<Tokenizer> find(String id) {
        Optional<Tokenizer> exact = BpeEncodings.find(id).map(Tokenizer.class::cast);
        return exact.or(() -> Estimates.ids().contains(id) ? Estimates.find(id, get("o200k_base")) : Optional.empty());
    }

    /// The tokenizer with an id.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those there are
    public static Tokenizer get(String id) {
        return find(id).orElseThrow(
                () -> new IllegalArgumentException(
                        "No tokenizer \"%s\". There are: %s".formatted(id, String.join(", ", ids()))));
    }

    /// An estimate corrected by what a provider's own counts taught.
    ///
    /// @param factor what the provider counted over what was estimated, such as 1.04
    /// @return empty if there is no such estimate
    public static Optional<Tokenizer> recalibrated(String id, double factor) {
        return Estimates.recalibrated(id, get("o200k_base"), factor);
    }

    /// The encoding with an id, which can do more than count: `o200k_base`, `o200k_harmony`,
    /// `cl100k_base`, `p50k_base`, `p50k_edit` and `r50k_base`.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those there are
    public static Encoding encoding(String id) {
        return BpeEncodings.get(id);
    }

    /// All ids, sorted.
    public static SortedSet<String> ids() {
        SortedSet<String> ids = new TreeSet<>(BpeEncodings.ids());
        ids.addAll(Estimates.ids());
        return ids;
    }
}
