package dev.whittle.app.control;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Words for the entries of a chooser, which are never typed.
public final class Worded<T> extends StringConverter<T> {
    private final Function<? super T, String> words;

    public Worded(Function<? super T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new IllegalStateException("\"%s\" cannot be typed here.".formatted(text));
    }
}
