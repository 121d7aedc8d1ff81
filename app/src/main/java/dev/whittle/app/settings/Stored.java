package dev.whittle.app.settings;

/// Where one setting is kept. Both methods block and are never called on the window's thread.
public interface Stored<T> {
    T read() throws Exception;

    void write(T value) throws Exception;
}
