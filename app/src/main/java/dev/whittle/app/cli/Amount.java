package dev.whittle.app.cli;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads options that may have a fraction and are never negative.
final class Amount implements ITypeConverter<BigDecimal> {
    // 1E+999999999 is a number too, and printing it takes all memory there is.
    private static final int MOST_DIGITS = 30;

    @Override
    public BigDecimal convert(String text) {
        try {
            BigDecimal amount = text.length() > MOST_DIGITS ? BigDecimal.ONE.negate() : new BigDecimal(text);
            if (amount.signum() >= 0 && Math.abs((long) amount.scale()) <= MOST_DIGITS) {
                return amount;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new TypeConversionException("\"%s\" is not a number of 0 or more, such as 12.50".formatted(text));
    }
}
