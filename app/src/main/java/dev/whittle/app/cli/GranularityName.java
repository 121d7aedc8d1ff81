package dev.whittle.app.cli;

import dev.whittle.optimizer.context.Granularity;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a granularity: `chunk` or `sentence`.
final class GranularityName implements ITypeConverter<Granularity> {
    @Override
    public Granularity convert(String text) {
        try {
            return of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    static Granularity of(String text) {
        for (Granularity granularity : Granularity.values()) {
            if (granularity.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                return granularity;
            }
        }
        throw new IllegalArgumentException(
                "there is no granularity \"%s\", there are chunk and sentence".formatted(text));
    }
}
