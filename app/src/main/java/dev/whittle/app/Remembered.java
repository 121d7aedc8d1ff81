package dev.whittle.app;

import dev.whittle.app.settings.Stored;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Latest;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.Observable;

/// A setting that follows properties of the window: it is read once, then written whenever one of them changes.
final class Remembered<T> {
    private final Stored<T> stored;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final Latest<T, Boolean> saving;

    Remembered(Stored<T> stored, Background background, Consumer<? super Throwable> failed) {
        this.stored = stored;
        this.background = background;
        this.failed = failed;
        saving = new Latest<>(background, value -> {
            stored.write(value);
            return true;
        }, _ -> {}, failed);
    }

    /// Reads the setting and shows it, then follows the properties.
    void start(Consumer<T> show, Supplier<T> value, Observable... properties) {
        background.start(stored::read, read -> {
            show.accept(read);
            follow(value, properties);
        }, cause -> {
            failed.accept(cause);
            follow(value, properties);
        });
    }

    private void follow(Supplier<T> value, Observable... properties) {
        for (Observable property : properties) {
            property.addListener(_ -> saving.submit(value.get()));
        }
    }
}
