package dev.whittle.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The folder Whittle keeps its files in: `WHITTLE_HOME` if it is set, else where the operating system
/// wants data of programs.
public record Home(Path folder) {
    /// The home of this process.
    public static Home current() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home")),
                System.getProperty("whittle.home"));
    }

    static Home of(Map<String, String> env, String osName, Path user, @Nullable String override) {
        String chosen = override != null ? override : env.getOrDefault("WHITTLE_HOME", "");
        if (!chosen.isBlank()) {
            return new Home(Path.of(chosen));
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String local = env.get("LOCALAPPDATA");
            return new Home((local == null ? user.resolve("AppData/Local") : Path.of(local)).resolve("Whittle"));
        }
        if (os.startsWith("mac")) {
            return new Home(user.resolve("Library/Application Support/Whittle"));
        }
        String xdg = env.getOrDefault("XDG_DATA_HOME", "");
        return new Home((xdg.isBlank() ? user.resolve(".local/share") : Path.of(xdg)).resolve("whittle"));
    }

    /// The workspace: everything that is kept, in one SQLite file.
    public Path workspaceFile() {
        return folder.resolve("workspace.db");
    }

    /// The person's own prices and what was imported.
    public Path priceFile() {
        return folder.resolve("prices.json");
    }

    /// The list of tokenizer files the person has pointed to.
    public Path tokenizerList() {
        return folder.resolve("tokenizers.json");
    }

    /// Where jars with further providers, readers and formats are dropped.
    public Path pluginFolder() {
        return folder.resolve("plugins");
    }

    /// Where the log files stand.
    public Path logFolder() {
        return folder.resolve("logs");
    }
}
