package dev.whittle.app.tokenizer;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizers;
import dev.whittle.tokenizer.estimate.Estimates;
import dev.whittle.tokenizer.estimate.TextProfile;
import dev.whittle.tokenizer.file.VendorFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tokenizer and the models it counts for, as shown to people.
///
/// @param id its id, such as `llama-3`
/// @param added the person's file, or null
/// @param recalibration what its provider's counts taught, or null
/// @param models keys of the models in the catalog that count with it
public record Family(String id, @Nullable AddedTokenizer added, @Nullable Recalibration recalibration,
        List<String> models) {
    private static final TextProfile PROSE = TextProfile.of("word ".repeat(800));

    /// How a family is counted.
    public enum Kind {
        /// Exactly, by a vocabulary inside Whittle.
        BUILT_IN("exact, built in"),
        /// Exactly, by a file of the person's.
        FILE("exact, from a file"),
        /// By an estimate, because the person's file is not there any more.
        MISSING("estimate, file missing"),
        /// By an estimate; a file would make it exact.
        ESTIMATE("estimate, a file would do"),
        /// By an estimate; no vocabulary is public, or they differ.
        ONLY_ESTIMATE("estimate");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// All families, those built in first.
    ///
    /// @throws IOException if the list of what the person taught cannot be read
    /// @throws IllegalArgumentException if it is damaged
    public static List<Family> all(Catalog catalog, TokenizerRegistry registry) throws IOException {
        return all(catalog, registry.contents());
    }

    /// All families as they are built in.
    public static List<Family> builtIn(Catalog catalog) {
        return all(catalog, new TokenizerRegistry.Contents(List.of(), List.of()));
    }

    private static List<Family> all(Catalog catalog, TokenizerRegistry.Contents known) {
        return Tokenizers.ids().stream()
                .map(id -> new Family(id,
                        known.added().stream().filter(one -> one.family().equals(id)).findFirst().orElse(null),
                        known.recalibration(id).orElse(null),
                        catalog.models().stream().filter(model -> model.tokenizer().equals(id)).map(Model::key)
                                .sorted().toList()))
                .sorted(java.util.Comparator.comparing((Family family) -> family.kind() != Kind.BUILT_IN)
                        .thenComparing(Family::id))
                .toList();
    }

    /// What people call it, such as "Llama 3".
    public String title() {
        return Estimates.title(id).orElse(id);
    }

    public Kind kind() {
        if (!Estimates.ids().contains(id)) {
            return Kind.BUILT_IN;
        }
        if (added != null) {
            return Files.isReadable(added.file()) ? Kind.FILE : Kind.MISSING;
        }
        return mayBeAdded() ? Kind.ESTIMATE : Kind.ONLY_ESTIMATE;
    }

    /// Whether a person can add a file for it.
    public boolean mayBeAdded() {
        return VendorFamily.find(id).isPresent();
    }

    public boolean exact() {
        return kind() == Kind.BUILT_IN || kind() == Kind.FILE;
    }

    /// What an estimate says of English prose of 1,000 tokens of `o200k_base`, as an idea of its band; null
    /// if there is none.
    public @Nullable TokenCount perThousand() {
        return Estimates.ids().contains(id) && kind() != Kind.FILE ? Estimates.count(id, 1_000, PROSE) : null;
    }

    /// Where its counts come from.
    public String source() {
        return switch (kind()) {
            case BUILT_IN -> "OpenAI's vocabulary";
            case FILE, MISSING -> added == null ? "" : added.file().toString();
            case ESTIMATE, ONLY_ESTIMATE -> "measured ratios to o200k_base"
                    + (recalibration == null ? "" : "; " + recalibration.text());
        };
    }

    /// What is to be known about it, or empty.
    public String note() {
        return VendorFamily.find(id).map(VendorFamily::note).orElse("");
    }
}
