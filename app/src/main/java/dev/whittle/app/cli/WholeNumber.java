package dev.whittle.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads options that count something.
final class WholeNumber implements ITypeConverter<Long> {
    static final long MOST = 1_000_000_000_000L;

    @Override
    public Long convert(String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new TypeConversionException("\"%s\" is not a whole number from 0 to a trillion".formatted(text));
    }
}
