package dev.whittle.app.cli;

import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a part of a whole: `60%` or `0.6`.
final class Part implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String text) {
        boolean percent = text.endsWith("%");
        try {
            BigDecimal number = new Amount().convert(percent ? text.substring(0, text.length() - 1).strip() : text);
            BigDecimal part = percent ? number.movePointLeft(2) : number;
            if (part.compareTo(BigDecimal.ONE) <= 0) {
                return part;
            }
        } catch (TypeConversionException _) {
            // said below
        }
        throw new TypeConversionException(
                "\"%s\" is not a part from 0%% to 100%%, such as 60%% or 0.6".formatted(text));
    }
}
