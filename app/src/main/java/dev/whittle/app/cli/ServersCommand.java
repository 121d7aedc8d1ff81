package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.settings.LocalServers;
import dev.whittle.app.settings.LocalServers.Found;
import dev.whittle.app.settings.Presets;
import dev.whittle.app.workspace.KeyReference;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ModelException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "servers", mixinStandardHelpOptions = true, description = "Lists the connections, finds model servers on this machine, and asks a server which models it has.", synopsisSubcommandLabel = "(list | find | models)", footer = {
    "",
    "list sends nothing. find asks only this machine, at the ports Ollama, LM Studio, vLLM, llama.cpp and LiteLLM "
            + "use by default. models asks one server; it tests the connection, key included.",
    "",
    "Examples:",
    "  whittle servers find",
    "  whittle servers models -c Ollama",
    "  whittle servers models --provider mistral --key-env MISTRAL_API_KEY --json"
})
final class ServersCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ServersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list, find or models.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the connections saved in Settings, and whether their keys are there.")
    int list(@Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException {
        List<SavedConnection> all;
        try (Workspace workspace = terminal.workspace()) {
            all = workspace.settings().get(Settings.CONNECTIONS).all();
        }
        if (json) {
            ArrayNode array = JsonMapper.shared().createArrayNode();
            all.forEach(one -> array.addObject().put("name", one.name()).put("provider", one.provider())
                    .put("base_url", one.baseUrl().toString())
                    .put("key_env", one.key() == null ? null : one.key().variable())
                    .put("key_set", one.key() == null ? null : isSet(one.key())));
            terminal.print(JsonMapper.shared().createObjectNode().set("connections", array));
            return Cli.GOOD;
        }
        Table table = new Table("name", "provider", "address", "key");
        all.forEach(one -> table.row(one.name(), one.provider(), one.baseUrl().toString(), one.key() == null
                ? "none"
                : one.key().variable() + (isSet(one.key()) ? "" : " (not set)")));
        table.print(terminal.out());
        if (all.isEmpty()) {
            terminal.say("there is no connection yet; add one in Settings, or give commands --base-url and --key-env.");
        }
        return Cli.GOOD;
    }

    private boolean isSet(KeyReference key) {
        String value = terminal.environment().apply(key.variable());
        return value != null && !value.isBlank();
    }

    @Command(name = "find", mixinStandardHelpOptions = true, description = "Looks for model servers on this machine; exits with 1 if none answers.")
    int find(@Option(names = "--json", description = "Print JSON.") boolean json) throws InterruptedException {
        LocalServers local = new LocalServers(Presets.bundled().all(), terminal.plugins().providers());
        List<Found> found = local.find();
        if (json) {
            ArrayNode array = JsonMapper.shared().createArrayNode();
            for (Found one : found) {
                ObjectNode node = array.addObject().put("name", one.preset().name())
                        .put("base_url", one.preset().baseUrl().toString())
                        .put("problem", one.problem().isEmpty() ? null : one.problem());
                one.models().forEach(node.putArray("models")::add);
            }
            terminal.print(JsonMapper.shared().createObjectNode().set("servers", array));
        } else {
            Table table = new Table("server", "address", "models");
            found.forEach(one -> table.row(one.preset().name(), one.preset().baseUrl().toString(),
                    one.problem().isEmpty() ? Figures.counted(one.models().size(), "model") : one.problem()));
            table.print(terminal.out());
        }
        if (found.isEmpty()) {
            terminal.say("nothing answers at the usual ports of %s.".formatted(String.join(", ", local.names())));
        }
        return found.isEmpty() ? Cli.GATE_FAILED : Cli.GOOD;
    }

    @Command(name = "models", mixinStandardHelpOptions = true, description = "Asks a server which models it has; exits with 1 if it does not say.")
    int models(@Mixin ServerOptions server, @Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException, InterruptedException {
        SavedConnection chosen = server.chosen(terminal);
        List<String> models;
        try (LanguageModel client = server.connect(terminal, chosen)) {
            models = client.models();
        } catch (ModelException e) {
            terminal.say(String.valueOf(e.getMessage()));
            return Cli.GATE_FAILED;
        }
        if (json) {
            ObjectNode node = JsonMapper.shared().createObjectNode().put("base_url", chosen.baseUrl().toString());
            models.forEach(node.putArray("models")::add);
            terminal.print(node);
        } else {
            models.forEach(terminal.out()::println);
            terminal.say("%s has %s.".formatted(chosen.baseUrl(), Figures.counted(models.size(), "model")));
        }
        return Cli.GOOD;
    }
}
