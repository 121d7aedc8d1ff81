package dev.whittle.app.tokens;

import dev.whittle.catalog.Model;
import dev.whittle.tokenizer.Encoding;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;

/// Whose token boundaries are shown for a model.
///
/// @param tokenizer what counts for the model
/// @param encoding the model's own encoding, or the one shown in its place
/// @param own whether it is the model's own
record Boundaries(Model model, Tokenizer tokenizer, Encoding encoding, boolean own) {
    private static final String STAND_IN = "o200k_base"; // what estimates are built on, too

    static Boundaries of(Model model, Tokenizer tokenizer) {
        return tokenizer instanceof Encoding encoding
                ? new Boundaries(model, tokenizer, encoding, true)
                : new Boundaries(model, tokenizer, Tokenizers.encoding(STAND_IN), false);
    }

    /// What is said about them.
    String words() {
        return own
                ? "%s, the tokenizer of %s".formatted(encoding.id(), model.displayName())
                : "No tokenizer of %s is at hand: boundaries of %s are shown, its count is an estimate"
                        .formatted(model.displayName(), encoding.id());
    }

    /// How many tokens of the model one token of the encoding stands for in a text: 1 for its own.
    ///
    /// @param tokens the tokens of the encoding in the text
    double scale(String text, long tokens) {
        return own || tokens == 0 ? 1 : tokenizer.count(text).tokens() / (double) tokens;
    }
}
