package dev.whittle.optimizer.savings;

import java.math.BigDecimal;

/// Fewer tokens: compressed or truncated prompts, shorter answers. A cut of the input leaves the
/// output as dear as it was, so half the input is less than half the bill.
///
/// @param input the part of input tokens cut, 0 to 1
/// @param output the part of output tokens cut, 0 to 1
public record Shortening(BigDecimal input, BigDecimal output) implements Strategy {
    /// @throws IllegalArgumentException if a part is not between 0 and 1; the message is one sentence
    ///     for the person
    public Shortening {
        Bounds.share("The share of input tokens cut", input);
        Bounds.share("The share of output tokens cut", output);
    }

    /// A cut of the input alone.
    public static Shortening ofInput(BigDecimal cut) {
        return new Shortening(cut, BigDecimal.ZERO);
    }

    @Override
    public String id() {
        return "shortening";
    }

    @Override
    public String title() {
        return "Fewer tokens";
    }

    @Override
    public Bill on(Bill bill) {
        return bill.times(BigDecimal.ONE.subtract(input), BigDecimal.ONE.subtract(output));
    }
}
