package dev.whittle.app.cli;

import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.format.Template;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "save", mixinStandardHelpOptions = true, description = "Saves a prompt as the next version of its name.", footer = {
    "",
    "If it equals the newest version and there is nothing new to note, nothing is saved.",
    "",
    "Examples:",
    "  whittle versions save triage.md --note 'shorter examples'",
    "  git show HEAD:prompt.txt | whittle versions save - --name Triage"
})
final class VersionsSaveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Option(names = "--name", paramLabel = "NAME", description = "The prompt's name. Default: that of the file.")
    private @Nullable String name;

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "What to remember about it.")
    private String note = "";

    @Option(names = {"-m", "--model"}, paramLabel = "MODEL", description = "The model it is meant for.")
    private @Nullable String model;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    VersionsSaveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        String key = model == null ? null : terminal.model(model).key();
        Template read = input.read(terminal, terminal.plugins().formats());
        try (Workspace workspace = terminal.workspace()) {
            PromptVersion saved = workspace.prompts().save(name == null ? read.name() : name, read.prompt(), note, null,
                    key);
            if (json) {
                terminal.print(VersionReport.json(workspace, saved));
            } else {
                terminal.say("%s has this content.".formatted(saved.ref()));
            }
        }
        return Cli.GOOD;
    }
}
