package dev.whittle.app.cli;

import dev.whittle.optimizer.savings.CacheUse;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads how long a cached prefix lives: `5m` or `1h`.
final class CacheLife implements ITypeConverter<CacheUse.Lifetime> {
    @Override
    public CacheUse.Lifetime convert(String text) {
        for (CacheUse.Lifetime lifetime : CacheUse.Lifetime.values()) {
            if (name(lifetime).equals(text)) {
                return lifetime;
            }
        }
        throw new TypeConversionException("a prefix lives 5m or 1h, not \"%s\"".formatted(text));
    }

    static String name(CacheUse.Lifetime lifetime) {
        return switch (lifetime) {
            case FIVE_MINUTES -> "5m";
            case ONE_HOUR -> "1h";
        };
    }
}
