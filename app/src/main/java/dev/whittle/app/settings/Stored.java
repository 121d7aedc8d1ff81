package dev.whittle.app.settings;

import dev.whittle.app.workspace.Setting;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.WorkspaceException;

/// Where one setting is kept. Both methods block and are never called on the window's thread.
public interface Stored<T> {
    T read() throws Exception;

    void write(T value) throws Exception;

    /// The workspace's settings, or why there are none.
    interface Source {
        Settings open() throws WorkspaceException;
    }

    /// A setting of the workspace.
    static <T> Stored<T> in(Source source, Setting<T> setting) {
        return new Stored<>() {
            @Override
            public T read() throws WorkspaceException {
                return source.open().get(setting);
            }

            @Override
            public void write(T value) throws WorkspaceException {
                source.open().set(setting, value);
            }
        };
    }
}
