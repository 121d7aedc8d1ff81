package dev.whittle.app.control;

import java.util.function.DoubleFunction;
import javafx.util.StringConverter;

/// Writes what stands at the marks of an axis, which is only read.
public final class AxisWords extends StringConverter<Number> {
    private final DoubleFunction<String> words;

    public AxisWords(DoubleFunction<String> words) {
        this.words = words;
    }

    @Override
    public String toString(Number value) {
        return words.apply(value.doubleValue());
    }

    @Override
    public Number fromString(String text) {
        throw new UnsupportedOperationException("An axis is only read");
    }
}
