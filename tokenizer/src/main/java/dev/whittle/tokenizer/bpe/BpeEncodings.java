package dev.whittle.tokenizer.bpe;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The encodings there are, each loaded when first asked for. Names and ids of special tokens are those
/// of tiktoken's `openai_public.py`.
public final class BpeEncodings {
    private static final Set<String> IDS = Set.of("o200k_base", "o200k_harmony", "cl100k_base", "p50k_base",
            "p50k_edit", "r50k_base");
    private static final Map<String, BpeEncoding> LOADED = new ConcurrentHashMap<>();
    private static final Map<VocabularyFile, Engine> ENGINES = new ConcurrentHashMap<>();

    private BpeEncodings() {}

    /// The ids of all encodings.
    public static Set<String> ids() {
        return IDS;
    }

    /// The encoding with an id, or empty if there is none.
    public static Optional<BpeEncoding> find(String id) {
        return IDS.contains(id) ? Optional.of(LOADED.computeIfAbsent(id, BpeEncodings::load)) : Optional.empty();
    }

    /// The encoding with an id.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those there are
    public static BpeEncoding get(String id) {
        return find(id).orElseThrow(
                () -> new IllegalArgumentException(
                        "No encoding \"%s\". There are: %s".formatted(id, String.join(", ", new TreeSet<>(IDS)))));
    }

    private static BpeEncoding load(String id) {
        return switch (id) {
            case "o200k_base" -> new BpeEncoding(id, engine(VocabularyFile.O200K), o200k());
            case "o200k_harmony" -> new BpeEncoding(id, engine(VocabularyFile.O200K), harmony());
            case "cl100k_base" -> new BpeEncoding(id, engine(VocabularyFile.CL100K), Map.of(
                    100257, "<|endoftext|>",
                    100258, "<|fim_prefix|>",
                    100259, "<|fim_middle|>",
                    100260, "<|fim_suffix|>",
                    100276, "<|endofprompt|>"));
            case "p50k_base" -> new BpeEncoding(id, engine(VocabularyFile.P50K), Map.of(50256, "<|endoftext|>"));
            case "p50k_edit" -> new BpeEncoding(id, engine(VocabularyFile.P50K), Map.of(
                    50256, "<|endoftext|>",
                    50281, "<|fim_prefix|>",
                    50282, "<|fim_middle|>",
                    50283, "<|fim_suffix|>"));
            case "r50k_base" -> new BpeEncoding(id, engine(VocabularyFile.R50K), Map.of(50256, "<|endoftext|>"));
            default -> throw new IllegalArgumentException("No encoding " + id);
        };
    }

    private static Engine engine(VocabularyFile file) {
        return ENGINES.computeIfAbsent(file, _ -> new Engine(switch (file) {
            case O200K -> new O200kSplitter(true, 3);
            case CL100K -> new Cl100kSplitter(3, false);
            case P50K, R50K -> new P50kSplitter(false);
        }, file.read()));
    }

    private static Map<Integer, String> o200k() {
        return Map.of(199999, "<|endoftext|>", 200018, "<|endofprompt|>");
    }

    // 200018 is <|endofprompt|> as well; tiktoken decodes it to the name given last.
    private static Map<Integer, String> harmony() {
        Map<Integer, String> specials = new TreeMap<>();
        for (int id = 200000; id < 201088; id++) {
            specials.put(id, "<|reserved_%d|>".formatted(id));
        }
        specials.put(199998, "<|startoftext|>");
        specials.put(199999, "<|endoftext|>");
        specials.put(200002, "<|return|>");
        specials.put(200003, "<|constrain|>");
        specials.put(200005, "<|channel|>");
        specials.put(200006, "<|start|>");
        specials.put(200007, "<|end|>");
        specials.put(200008, "<|message|>");
        specials.put(200012, "<|call|>");
        return Map.copyOf(specials);
    }
}
