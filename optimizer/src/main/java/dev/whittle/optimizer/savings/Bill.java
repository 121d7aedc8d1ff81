package dev.whittle.optimizer.savings;

import java.math.BigDecimal;
import java.math.MathContext;

/// What a period of calls costs, split by what a saving can act on. Unrounded; the period is whatever
/// the numbers are for, mostly a month.
///
/// @param calls calls that reach a model
/// @param input USD of input tokens
/// @param output USD of output tokens
/// @param extra USD beside the tokens: lookups, judges, servers
public record Bill(BigDecimal calls, BigDecimal input, BigDecimal output, BigDecimal extra) {
    /// @throws IllegalArgumentException if a number is negative or absurd; the message is one
    ///     sentence for the person
    public Bill {
        Bounds.amount("The number of calls", calls);
        Bounds.amount("The cost of input", input);
        Bounds.amount("The cost of output", output);
        Bounds.amount("The cost beside tokens", extra);
    }

    /// A bill of tokens alone.
    public static Bill of(BigDecimal calls, BigDecimal input, BigDecimal output) {
        return new Bill(calls, input, output, BigDecimal.ZERO);
    }

    /// All of it, in USD.
    public BigDecimal total() {
        return input.add(output).add(extra);
    }

    /// This bill with its tokens at other prices or in other numbers.
    Bill times(BigDecimal inputFactor, BigDecimal outputFactor) {
        return new Bill(calls, round(input.multiply(inputFactor)), round(output.multiply(outputFactor)), extra);
    }

    /// This bill with something more beside the tokens.
    Bill plus(BigDecimal usd) {
        return new Bill(calls, input, output, extra.add(usd));
    }

    // 34 digits are exact for every real price; without an end, a chain of ratios would grow for ever.
    private static BigDecimal round(BigDecimal usd) {
        return usd.round(MathContext.DECIMAL128);
    }
}
