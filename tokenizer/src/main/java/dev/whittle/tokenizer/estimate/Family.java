package dev.whittle.tokenizer.estimate;

import dev.whittle.tokenizer.TokenCount;
import java.util.Map;
import java.util.Objects;

/// What is known of the tokenizer that a family of models shares.
///
/// @param digits how it cuts numbers
/// @param ratios for each kind of text without numbers
record Family(Digits digits, Map<Kind, Ratio> ratios) {
    /// The estimate for a text of so many `o200k_base` tokens.
    TokenCount count(long baseTokens, TextProfile text, Calibration calibration) {
        double factor = 0;
        double low = 0;
        double high = 0;
        for (Map.Entry<Kind, Double> part : calibration.shares(text).entrySet()) {
            Ratio ratio = Objects.requireNonNull(ratios.get(part.getKey()));
            factor += part.getValue() * ratio.factor();
            low += part.getValue() * ratio.low();
            high += part.getValue() * ratio.high();
        }
        double rest = Math.max(0, baseTokens - text.digitGroups());
        double slack = calibration.slack() * Math.sqrt((double) baseTokens);
        long tokens = Math.round(rest * factor + (digits == Digits.SINGLE ? text.digits() : text.digitGroups()));
        double least = rest * low + switch (digits) {
            case SINGLE -> text.digits();
            case TRIPLES -> text.digitGroups();
            case UNKNOWN -> calibration.fewestDigits() * text.digitGroups();
        };
        double most = rest * high + (digits == Digits.TRIPLES ? text.digitGroups() : text.digits());
        // Text that is not empty is at least one token to everyone.
        long floor = baseTokens == 0 ? 0 : Math.max(1, (long) (least - slack));
        return TokenCount.estimate(tokens, Math.min(tokens, floor), Math.max(tokens, (long) Math.ceil(most + slack)));
    }
}
