package dev.whittle.app.cli;

import dev.whittle.catalog.Model;
import java.math.BigDecimal;
import picocli.CommandLine.TypeConversionException;

/// `MODEL=PART` or `MODEL=PARTxSIZE`: a part of the requests for another model, and how large these are.
record ModelPart(Model model, BigDecimal part, BigDecimal size) {
    /// @throws IllegalArgumentException if it cannot be read or there is no such model
    static ModelPart of(Terminal terminal, String option, String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "%s takes a model and a part, such as gpt-6-luna=60%%, not \"%s\".".formatted(option, text));
        }
        String part = text.substring(equals + 1);
        int times = part.indexOf('x');
        try {
            return new ModelPart(terminal.model(text.substring(0, equals)),
                    new Part().convert(times < 0 ? part : part.substring(0, times)),
                    times < 0 ? BigDecimal.ONE : new Amount().convert(part.substring(times + 1)));
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException("%s: %s".formatted(option, e.getMessage()), e);
        }
    }
}
