package dev.whittle.tokenizer.estimate;

/// How many tokens a family of models makes of one `o200k_base` token.
///
/// @param factor the best estimate
/// @param low the lowest ratio to expect
/// @param high the highest ratio to expect
record Ratio(double factor, double low, double high) {
    Ratio {
        if (!(0 < low && low <= factor && factor <= high && high < 100)) {
            throw new IllegalArgumentException("Not a ratio: %s <= %s <= %s".formatted(low, factor, high));
        }
    }
}
