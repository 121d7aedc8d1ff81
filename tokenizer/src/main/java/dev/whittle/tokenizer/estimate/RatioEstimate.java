package dev.whittle.tokenizer.estimate;

import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;

/// An estimate of [Estimates] as a tokenizer.
///
/// @param id one of [Estimates#ids]
/// @param base the exact `o200k_base` tokenizer
/// @param factor what every count is multiplied by; 1 unless a provider's own counts taught better
public record RatioEstimate(String id, Tokenizer base, double factor) implements Tokenizer {
    @Override
    public boolean exact() {
        return false;
    }

    @Override
    public TokenCount count(String text) {
        return count(base.count(text).tokens(), TextProfile.of(text));
    }

    /// The estimate from a count and a profile that are already known; equals counting the text.
    ///
    /// @param o200kTokens exact `o200k_base` tokens of the text
    public TokenCount count(long o200kTokens, TextProfile text) {
        TokenCount count = Estimates.count(id, o200kTokens, text);
        if (factor == 1) {
            return count;
        }
        long tokens = Math.round(count.tokens() * factor);
        long least = Math.min(count.low(), 1);
        return TokenCount.estimate(Math.max(least, tokens),
                Math.max(least, Math.min(tokens, (long) Math.floor(count.low() * factor))),
                Math.max(Math.max(least, tokens), (long) Math.ceil(count.high() * factor)));
    }
}
