package dev.whittle.app.settings;

import dev.whittle.model.Connection;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks for model servers on this machine at the ports they use by default. Nothing leaves the machine.
public final class LocalServers {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration CONNECT = Duration.ofMillis(700);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final List<Preset> presets;
    private final List<ModelProvider> providers;

    /// A server that answers.
    ///
    /// @param models the ids it says it has
    /// @param problem what it said instead, such as that it wants a key; empty if it listed its models
    public record Found(Preset preset, List<String> models, String problem) {
        public Found {
            models = List.copyOf(models);
        }
    }

    /// @param presets those that are not on this machine are left alone
    public LocalServers(List<Preset> presets, List<ModelProvider> providers) {
        this.presets = presets.stream().filter(preset -> LOOPBACK.contains(String.valueOf(preset.baseUrl().getHost())))
                .toList();
        this.providers = List.copyOf(providers);
    }

    /// The names of what is looked for, such as Ollama.
    public List<String> names() {
        return presets.stream().map(Preset::name).toList();
    }

    /// Asks one after the other. A port where nobody listens refuses at once; one that says nothing takes three
    /// seconds.
    ///
    /// @throws InterruptedException if the thread was interrupted
    public List<Found> find() throws InterruptedException {
        List<Found> found = new ArrayList<>();
        for (Preset preset : presets) {
            ask(preset).ifPresent(found::add);
        }
        return found;
    }

    // Whatever answers is told of, but only a refusal for want of a key is sure to be a model server.
    private Optional<Found> ask(Preset preset) throws InterruptedException {
        ModelProvider provider = providers.stream().filter(one -> one.id().equals(preset.provider())).findFirst()
                .orElse(null);
        if (provider == null) {
            return Optional.empty();
        }
        URI baseUrl = preset.baseUrl();
        try (LanguageModel client = provider
                .connect(new Connection(baseUrl, null, new Connection.Timeouts(CONNECT, ANSWER, ANSWER)))) {
            return Optional.of(new Found(preset, client.models(), ""));
        } catch (ModelException e) {
            return e.kind() == ModelException.Kind.UNAUTHORIZED
                    ? Optional.of(new Found(preset, List.of(), String.valueOf(e.getMessage())))
                    : Optional.empty();
        }
    }
}
