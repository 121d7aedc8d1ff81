package dev.whittle.tokenizer;

/// A number of tokens, exact or estimated.
///
/// An estimate carries the band the true count is expected in; an exact count has
/// `low == tokens == high`. Counts are added with [#plus]; a sum is exact only if both parts are.
///
/// @param tokens the count, or the best estimate of it
/// @param low the lowest count the estimate allows, in tokens
/// @param high the highest count the estimate allows, in tokens
/// @param exact whether the model's own tokenizer produced the count
public record TokenCount(long tokens, long low, long high, boolean exact) {
    /// Nothing counted yet: zero tokens, exactly.
    public static final TokenCount ZERO = exact(0);

    /// @throws IllegalArgumentException if the band is not `0 <= low <= tokens <= high`, or if an
    ///     exact count has a band
    public TokenCount {
        if (low < 0 || low > tokens || tokens > high) {
            throw new IllegalArgumentException("Not a band: %d <= %d <= %d".formatted(low, tokens, high));
        }
        if (exact && low != high) {
            throw new IllegalArgumentException("An exact count has no band: %d..%d".formatted(low, high));
        }
    }

    /// A count made by the model's own tokenizer.
    public static TokenCount exact(long tokens) {
        return new TokenCount(tokens, tokens, tokens, true);
    }

    /// An estimate with its band.
    public static TokenCount estimate(long tokens, long low, long high) {
        return new TokenCount(tokens, low, high, false);
    }

    /// The sum of two counts of the same tokenizer; bands add up, which is wider than needed and
    /// therefore safe.
    public TokenCount plus(TokenCount other) {
        return new TokenCount(tokens + other.tokens, low + other.low, high + other.high, exact && other.exact);
    }
}
