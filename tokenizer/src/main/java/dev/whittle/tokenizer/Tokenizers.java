package dev.whittle.tokenizer;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.whittle.tokenizer.estimate.Estimates;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The front door: tokenizers by id. Vocabularies load on first use and stay loaded; all methods are
/// thread-safe.
public final class Tokenizers {
    private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();
    private static final Map<String, EncodingType> EXACT = Map.of(
            "o200k_base", EncodingType.O200K_BASE,
            "o200k_harmony", EncodingType.O200K_BASE,
            "cl100k_base", EncodingType.CL100K_BASE,
            "p50k_base", EncodingType.P50K_BASE,
            "p50k_edit", EncodingType.P50K_EDIT,
            "r50k_base", EncodingType.R50K_BASE);
    private static final Map<String, Tokenizer> LOADED = new ConcurrentHashMap<>();

    private Tokenizers() {}

    /// The tokenizer with an id, or empty if there is none.
    public static Optional<Tokenizer> find(String id) {
        if (!EXACT.containsKey(id)) {
            return Estimates.ids().contains(id) ? Estimates.find(id, get("o200k_base")) : Optional.empty();
        }
        return Optional.of(LOADED.computeIfAbsent(id, Tokenizers::load));
    }

    /// The tokenizer with an id.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those there are
    public static Tokenizer get(String id) {
        return find(id).orElseThrow(
                () -> new IllegalArgumentException(
                        "No tokenizer \"%s\". There are: %s".formatted(id, String.join(", ", ids()))));
    }

    /// All ids, sorted.
    public static SortedSet<String> ids() {
        SortedSet<String> ids = new TreeSet<>(EXACT.keySet());
        ids.addAll(Estimates.ids());
        return ids;
    }

    private static Tokenizer load(String id) {
        return new BpeTokenizer(id, REGISTRY.getEncoding(EXACT.get(id)));
    }

    private record BpeTokenizer(String id, Encoding encoding) implements Tokenizer {
        @Override
        public boolean exact() {
            return true;
        }

        @Override
        public TokenCount count(String text) {
            return TokenCount.exact(encoding.countTokensOrdinary(wellFormed(text)));
        }

        // jtokkit counts the three bytes of a lone surrogate (cl100k_base) or a question mark (the others).
        private static String wellFormed(String text) {
            StringBuilder repaired = null;
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    if (Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 'x')) {
                        i++;
                    } else {
                        repaired = repaired == null ? new StringBuilder(text) : repaired;
                        repaired.setCharAt(i, '\uFFFD');
                    }
                }
            }
            return repaired == null ? text : repaired.toString();
        }
    }
}
