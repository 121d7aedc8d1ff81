package dev.whittle.optimizer.savings;

import dev.whittle.catalog.Cost;
import java.math.BigDecimal;
import java.math.MathContext;

/// What the same call costs elsewhere, as multiples of what it costs now: 0.05 is a twentieth.
///
/// @param input multiple of the cost of input
/// @param output multiple of the cost of output
public record PriceRatio(BigDecimal input, BigDecimal output) {
    /// @throws IllegalArgumentException if a multiple is negative or absurd
    public PriceRatio {
        Bounds.amount("A multiple of the input price", input);
        Bounds.amount("A multiple of the output price", output);
    }

    /// One multiple for both.
    public static PriceRatio of(BigDecimal multiple) {
        return new PriceRatio(multiple, multiple);
    }

    /// From rates or amounts of any one unit.
    ///
    /// @throws IllegalArgumentException if there is no price now to be a multiple of
    public static PriceRatio of(BigDecimal inputThere, BigDecimal inputNow, BigDecimal outputThere,
            BigDecimal outputNow) {
        return new PriceRatio(ratio(inputThere, inputNow), ratio(outputThere, outputNow));
    }

    /// From two forecasts of the same workload, which count the prompt with each model's own
    /// tokenizer.
    ///
    /// @throws IllegalArgumentException if one is unpriced, or this one costs nothing and the other
    ///     does; the message is one sentence for the person
    public static PriceRatio of(Forecast there, Forecast now) {
        BigDecimal inputThere = usd(there, there.inputMonth());
        BigDecimal inputNow = usd(now, now.inputMonth());
        return of(inputThere, inputNow, usd(there, there.month()).subtract(inputThere),
                usd(now, now.month()).subtract(inputNow));
    }

    private static BigDecimal ratio(BigDecimal there, BigDecimal now) {
        if (now.signum() == 0) {
            if (there.signum() == 0) {
                return BigDecimal.ONE;
            }
            throw new IllegalArgumentException("What costs nothing now cannot become cheaper.");
        }
        return there.divide(now, MathContext.DECIMAL128);
    }

    private static BigDecimal usd(Forecast forecast, Cost cost) {
        return switch (cost) {
            case Cost.Priced priced -> priced.usd();
            case Cost.Unpriced(var reason) -> throw new IllegalArgumentException(
                    "%s cannot be compared: %s".formatted(forecast.model().displayName(), reason));
        };
    }
}
