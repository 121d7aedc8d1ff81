package dev.whittle.app.cli;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What a run must show: that no column is worse than the first by more than a margin.
///
/// @param margin share of the cases, 0.02 for two percentage points
record Gate(double margin) {
    private static final Pattern NOT_WORSE = Pattern.compile("not-worse\\s+(\\d+(?:\\.\\d+)?)\\s*pp");

    static final class Converter implements ITypeConverter<Gate> {
        @Override
        public Gate convert(String text) {
            Matcher gate = NOT_WORSE.matcher(text.strip());
            if (!gate.matches() || new BigDecimal(gate.group(1)).compareTo(BigDecimal.valueOf(100)) >= 0) {
                throw new TypeConversionException(
                        "\"%s\" is no gate; write \"not-worse 2pp\" for two percentage points.".formatted(text));
            }
            return new Gate(new BigDecimal(gate.group(1)).movePointLeft(2).doubleValue());
        }
    }
}
