package dev.whittle.app.cli;

import dev.whittle.app.workspace.PromptSummary;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.VersionRef;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.prompt.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "versions", mixinStandardHelpOptions = true, description = "Lists, shows, compares, labels, branches and restores the saved versions of prompts.", synopsisSubcommandLabel = "(list | show | save | diff | label | note | branch | restore | search | retiring)", subcommands = {
    VersionsSaveCommand.class, VersionsDiffCommand.class, VersionsSearchCommand.class,
    VersionsRetiringCommand.class}, footer = {
        "",
        "A version is given by its number (7 or v7), by latest, or by a label such as production. A label "
                + "that is not there is an error, never a guess.",
        "",
        "Examples:",
        "  whittle versions list",
        "  whittle versions list Triage",
        "  whittle versions show Triage production --json",
        "  whittle versions diff Triage v6 v7 -m gpt-6-luna --calls 5000",
        "  whittle versions label Triage production v7",
        "  whittle versions restore Triage v3",
        "  whittle versions search refund policy"
    })
final class VersionsCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    VersionsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "Say what to do: list, show, save, diff, label, note, branch, restore, search or retiring.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the saved prompts, or the versions of one, newest first.")
    int list(
            @Parameters(arity = "0..1", paramLabel = "PROMPT", description = "The prompt's name. Default: all prompts.") @Nullable String name,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            if (name == null) {
                prompts(workspace, json);
            } else {
                // Also says which prompts there are if this is none.
                workspace.labels().version(name, "latest");
                versions(workspace, workspace.prompts().versions(name), json);
            }
        }
        return Cli.GOOD;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a version.")
    int show(
            @Parameters(paramLabel = "PROMPT", description = "The prompt's name.") String name,
            @Parameters(arity = "0..1", defaultValue = "latest", paramLabel = "VERSION", description = "A number, a label or latest (${DEFAULT-VALUE}).") String which,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            PromptVersion version = workspace.labels().version(name, which);
            if (json) {
                terminal.print(VersionReport.whole(workspace, version));
                return Cli.GOOD;
            }
            terminal.out().println("%s, saved %s%s%s".formatted(version.ref(), version.savedAt(),
                    note(version), labels(workspace, version)));
            for (Message message : version.prompt().messages()) {
                terminal.out().println();
                terminal.out().println(message.role().id() + ":");
                terminal.out().println(Table.harmless(message.text()));
            }
            version.prompt().values().forEach((variable, value) -> terminal.out()
                    .println("%n{{%s}} = %s".formatted(variable, Table.harmless(value))));
        }
        return Cli.GOOD;
    }

    @Command(name = "label", mixinStandardHelpOptions = true, description = "Moves a label to a version, takes it away, or lists the labels.")
    int label(
            @Parameters(index = "0", paramLabel = "PROMPT", description = "The prompt's name.") String name,
            @Parameters(index = "1", arity = "0..1", paramLabel = "LABEL", description = "Such as production. Default: list all.") @Nullable String label,
            @Parameters(index = "2", arity = "0..1", paramLabel = "VERSION", description = "Where it moves. Default: show where it stands.") @Nullable String which,
            @Option(names = "--remove", description = "Take the label away.") boolean remove,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException {
        if (remove && (label == null || which != null)) {
            throw new ParameterException(spec.commandLine(), "--remove takes a prompt and a label, no version.");
        }
        try (Workspace workspace = terminal.workspace()) {
            String known = workspace.labels().version(name, "latest").name();
            if (remove && label != null) {
                workspace.labels().remove(known, label);
                terminal.say("the label %s is gone from %s.".formatted(label, known));
            } else if (label != null && which != null) {
                PromptVersion to = workspace.labels().version(known, which);
                OptionalInt before = workspace.labels().move(label, to.ref());
                terminal.say("%s now stands for version %d of %s%s.".formatted(label, to.number(), known,
                        before.isPresent() ? ", before it was version " + before.getAsInt() : ""));
            } else if (label != null) {
                workspace.labels().version(known, label);
            }
            Map<String, Integer> labels = workspace.labels().of(known);
            if (json) {
                ObjectNode node = JsonMapper.shared().createObjectNode().put("prompt", known);
                ObjectNode each = node.putObject("labels");
                labels.forEach(each::put);
                terminal.print(node);
            } else {
                Table table = new Table("label", ">version");
                labels.entrySet().stream().filter(one -> label == null || one.getKey().equals(label))
                        .forEach(one -> table.row(one.getKey(), one.getValue().toString()));
                table.print(terminal.out());
            }
        }
        return Cli.GOOD;
    }

    @Command(name = "note", mixinStandardHelpOptions = true, description = "Writes a note to a version.")
    int note(
            @Parameters(index = "0", paramLabel = "PROMPT", description = "The prompt's name.") String name,
            @Parameters(index = "1", paramLabel = "VERSION", description = "A number, a label or latest.") String which,
            @Parameters(index = "2", paramLabel = "NOTE", description = "The note; an empty one takes it away.") String note,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            PromptVersion noted = workspace.prompts().note(workspace.labels().version(name, which).ref(), note);
            done(workspace, noted, json, "noted on version %d of %s.".formatted(noted.number(), noted.name()));
        }
        return Cli.GOOD;
    }

    @Command(name = "branch", mixinStandardHelpOptions = true, description = "Begins another prompt with the content of a version.")
    int branch(
            @Parameters(index = "0", paramLabel = "PROMPT", description = "The prompt's name.") String name,
            @Parameters(index = "1", paramLabel = "VERSION", description = "A number, a label or latest.") String which,
            @Parameters(index = "2", paramLabel = "NEW", description = "The name of the new prompt.") String branch,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            PromptVersion from = workspace.labels().version(name, which);
            PromptVersion made = workspace.prompts().branch(from.ref(), branch);
            done(workspace, made, json, "%s begins with version %d of %s.".formatted(made.name(), from.number(),
                    from.name()));
        }
        return Cli.GOOD;
    }

    @Command(name = "restore", mixinStandardHelpOptions = true, description = "Saves the content of an older version as the newest; those between stay.")
    int restore(
            @Parameters(index = "0", paramLabel = "PROMPT", description = "The prompt's name.") String name,
            @Parameters(index = "1", paramLabel = "VERSION", description = "A number or a label.") String which,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            PromptVersion old = workspace.labels().version(name, which);
            PromptVersion newest = workspace.labels().version(name, "latest");
            if (old.id().equals(newest.id())) {
                done(workspace, newest, json, "version %d of %s has this content already.".formatted(newest.number(),
                        newest.name()));
            } else {
                PromptVersion made = workspace.prompts().save(old.name(), old.prompt(),
                        "Restored from version %d".formatted(old.number()), old.ref(), old.modelKey());
                done(workspace, made, json,
                        "version %d of %s is version %d again; \"whittle versions restore\" with %d takes that back."
                                .formatted(made.number(), made.name(), old.number(), newest.number()));
            }
        }
        return Cli.GOOD;
    }

    private void done(Workspace workspace, PromptVersion version, boolean json, String sentence)
            throws WorkspaceException {
        if (json) {
            terminal.print(VersionReport.json(workspace, version));
        } else {
            terminal.say(sentence);
        }
    }

    private void prompts(Workspace workspace, boolean json) throws WorkspaceException {
        List<PromptSummary> all = workspace.prompts().summaries();
        ArrayNode array = JsonMapper.shared().createArrayNode();
        Table table = new Table("prompt", ">versions", "newest", "labels");
        for (PromptSummary one : all) {
            Map<String, Integer> labels = workspace.labels().of(one.name());
            ObjectNode node = array.addObject().put("name", one.name()).put("versions", one.versions())
                    .put("newest", one.newest()).put("saved_at", one.savedAt().toString());
            ObjectNode each = node.putObject("labels");
            labels.forEach(each::put);
            List<String> words = new ArrayList<>();
            labels.forEach((label, number) -> words.add("%s v%d".formatted(label, number)));
            table.row(one.name(), Integer.toString(one.versions()), one.savedAt().toString(),
                    String.join(", ", words));
        }
        if (json) {
            terminal.print(JsonMapper.shared().createObjectNode().set("prompts", array));
        } else {
            table.print(terminal.out());
            if (all.isEmpty()) {
                terminal.say("no version is saved yet; Ctrl+S in the window or whittle versions save does.");
            }
        }
    }

    private void versions(Workspace workspace, List<PromptVersion> all, boolean json) throws WorkspaceException {
        if (json) {
            ArrayNode array = JsonMapper.shared().createArrayNode();
            for (PromptVersion one : all) {
                array.add(VersionReport.json(workspace, one));
            }
            terminal.print(JsonMapper.shared().createObjectNode().set("versions", array));
            return;
        }
        Table table = new Table(">version", "saved", "labels", "from", "note");
        for (PromptVersion one : all) {
            VersionRef parent = one.parent();
            table.row("v" + one.number(), one.savedAt().toString(),
                    String.join(", ", VersionReport.labels(workspace, one.ref())),
                    parent == null ? "" : parent.name().equals(one.name()) ? "v" + parent.number() : parent.toString(),
                    one.note());
        }
        table.print(terminal.out());
    }

    private static String note(PromptVersion version) {
        return version.note().isBlank() ? "" : ": " + Table.harmless(version.note());
    }

    private static String labels(Workspace workspace, PromptVersion version) throws WorkspaceException {
        List<String> labels = VersionReport.labels(workspace, version.ref());
        return labels.isEmpty() ? "" : " [%s]".formatted(String.join(", ", labels));
    }
}
