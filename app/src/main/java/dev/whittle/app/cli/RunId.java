package dev.whittle.app.cli;

import java.util.UUID;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the ids of kept runs.
final class RunId implements ITypeConverter<UUID> {
    @Override
    public UUID convert(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new TypeConversionException(
                    "\"%s\" is no id of a run; see them with: whittle runs list".formatted(text));
        }
    }
}
