package dev.whittle.app.cli;

import dev.whittle.app.workspace.Connections;
import dev.whittle.app.workspace.KeyReference;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.model.Connection;
import dev.whittle.model.Connection.Pace;
import dev.whittle.model.Connection.Timeouts;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which server a command asks: one by its address, or one of the connections in Settings by its name.
final class ServerOptions {
    private static final String PROVIDER = "openai-compatible";
    private static final String UNSAVED = "command line";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(names = {"-c",
        "--connection"}, paramLabel = "NAME", description = "A connection saved in Settings; instead of --base-url and --key-env.")
    private @Nullable String name;

    @Option(names = "--provider", paramLabel = "ID", description = "Which API the server speaks: openai-compatible (default), openai-responses, anthropic, gemini, mistral, azure-openai; or the stand-ins echo and replay.")
    private @Nullable String provider;

    @Option(names = "--base-url", paramLabel = "URL", description = "Where the server is; default: the provider's own address. For replay a folder, file:///...")
    private @Nullable String baseUrl;

    @Option(names = "--key-env", paramLabel = "NAME", description = "The environment variable that holds the API key.")
    private @Nullable String keyVariable;

    @Option(names = "--timeout", converter = WholeNumber.class, paramLabel = "SECONDS", description = "Give up when the server says nothing for so long (120 until the first word, then 60).")
    private @Nullable Long timeout;

    @Option(names = "--per-minute", converter = WholeNumber.class, paramLabel = "N", description = "Begin no more requests in any 60 seconds; default: as the connection says, else any number.")
    private @Nullable Long rate;

    /// The server as the person described it.
    ///
    /// @throws IllegalArgumentException if the description is wrong; the message is one sentence
    SavedConnection chosen(Terminal terminal) throws WorkspaceException, IOException {
        if (name == null) {
            ModelProvider chosen = provider(terminal, provider == null ? PROVIDER : provider);
            return new SavedConnection(UNSAVED, chosen.id(), address(chosen),
                    keyVariable == null ? null : key());
        }
        if (baseUrl != null || keyVariable != null || provider != null) {
            throw new ParameterException(command.commandLine(),
                    "--connection brings its own address and key; leave out --provider, --base-url and --key-env");
        }
        return saved(terminal, name);
    }

    /// A model and the server that is asked for it.
    record Asked(String model, SavedConnection server) {}

    /// What names such as `gpt-6-luna`, `llama3.2@Ollama` and `claude-3-haiku@20240307` mean: behind the last `@`
    /// stands a connection of Settings, unless a digit follows, which belongs to the id.
    ///
    /// @throws IllegalArgumentException if a connection is unknown, or a server that is none of Settings stands
    ///     beside connections; the message is one sentence
    List<Asked> asked(Terminal terminal, List<String> models) throws WorkspaceException, IOException {
        List<Asked> asked = new ArrayList<>();
        for (String model : models) {
            int at = model.lastIndexOf('@');
            boolean named = at > 0 && at + 1 < model.length() && !Character.isDigit(model.charAt(at + 1));
            asked.add(named
                    ? new Asked(model.substring(0, at), saved(terminal, model.substring(at + 1)))
                    : new Asked(model, chosen(terminal)));
        }
        if (name == null && asked.stream().map(Asked::server).distinct().count() > 1
                && asked.stream().anyMatch(one -> one.server().name().equals(UNSAVED))) {
            throw new IllegalArgumentException(
                    "Say of every model which connection is asked, as in llama3.2@Ollama, or give --connection for the others.");
        }
        return asked;
    }

    /// The connections of Settings.
    static Connections connections(Terminal terminal) throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            return workspace.settings().get(Settings.CONNECTIONS);
        }
    }

    private static SavedConnection saved(Terminal terminal, String name) throws WorkspaceException, IOException {
        Connections saved = connections(terminal);
        return saved.named(name).orElseThrow(() -> new IllegalArgumentException(
                "There is no connection \"%s\" in Settings; %s.".formatted(name,
                        saved.all().isEmpty()
                                ? "there is none yet, so use --base-url"
                                : "there are " + saved.all().stream().map(SavedConnection::name)
                                        .collect(Collectors.joining(", ")))));
    }

    /// A client of the server.
    LanguageModel connect(Terminal terminal, SavedConnection chosen) {
        return provider(terminal, chosen.provider())
                .connect(new Connection(chosen.baseUrl(), value(terminal, chosen.key()), timeouts(),
                        rate == null
                                ? chosen.pace()
                                : new Pace(chosen.pace().atOnce(), (int) Math.min(rate, Integer.MAX_VALUE))));
    }

    /// Whether anything was said about a server.
    boolean isGiven() {
        return name != null || provider != null || baseUrl != null || keyVariable != null || timeout != null
                || rate != null;
    }

    /// The provider with an id.
    ///
    /// @throws IllegalArgumentException if no plugin brings it; the message names those there are
    static ModelProvider provider(Terminal terminal, String id) {
        List<ModelProvider> providers = terminal.plugins().providers();
        return providers.stream().filter(one -> one.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No plugin provides \"%s\"; there are %s.".formatted(id,
                        providers.stream().map(ModelProvider::id).collect(Collectors.joining(", ")))));
    }

    private URI address(ModelProvider chosen) {
        String text = baseUrl == null ? chosen.defaultBaseUrl().toString() : baseUrl;
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is no address of a server; give one such as https://api.openai.com/v1.".formatted(text), e);
        }
    }

    private KeyReference key() {
        try {
            return new KeyReference(String.valueOf(keyVariable));
        } catch (IllegalArgumentException e) {
            // Without what was entered: it may be the key itself.
            throw new IllegalArgumentException(
                    "--key-env takes the name of an environment variable, such as OPENAI_API_KEY, never the key itself.",
                    e);
        }
    }

    private static @Nullable String value(Terminal terminal, @Nullable KeyReference key) {
        if (key == null) {
            return null;
        }
        String value = terminal.environment().apply(key.variable());
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "The environment variable %s is not set; export your key in it.".formatted(key.variable()));
        }
        return value.strip();
    }

    private Timeouts timeouts() {
        if (timeout == null) {
            return Timeouts.DEFAULT;
        }
        if (timeout < 1) {
            throw new ParameterException(command.commandLine(), "--timeout is at least 1 second");
        }
        Duration longest = Duration.ofSeconds(timeout);
        Duration connect = Timeouts.DEFAULT.connect();
        return new Timeouts(longest.compareTo(connect) < 0 ? longest : connect, longest, longest);
    }
}
