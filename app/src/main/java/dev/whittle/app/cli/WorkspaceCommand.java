package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.app.workspace.WorkspaceReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "workspace", mixinStandardHelpOptions = true, description = "Says what the workspace holds; backs it up, compacts and checks it, also while the window uses it.", synopsisSubcommandLabel = "(info | backup | compact | check)", footer = {
    "",
    "A backup is a whole workspace in one file. To move to another machine, put it there as workspace.db into "
            + "the folder of WHITTLE_HOME while no Whittle runs; keys are not in it.",
    "",
    "Examples:",
    "  whittle workspace info",
    "  whittle workspace backup ~/backups/whittle-2026-11-21.db",
    "  whittle workspace check || echo damaged"
})
final class WorkspaceCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    WorkspaceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: info, backup, compact or check.");
    }

    @Command(name = "info", mixinStandardHelpOptions = true, description = "Says what the workspace holds and how large it is.")
    int info(@Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            print(workspace.upkeep().report(), json);
        }
        return Cli.GOOD;
    }

    @Command(name = "backup", mixinStandardHelpOptions = true, description = "Copies the workspace into a new file and reads the copy back.")
    int backup(
            @Parameters(paramLabel = "FILE", description = "The file to make.") Path file,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            WorkspaceReport copy = workspace.upkeep().backup(file);
            print(copy, json);
            terminal.say("backed up to %s and read back.".formatted(copy.file()));
        }
        return Cli.GOOD;
    }

    @Command(name = "compact", mixinStandardHelpOptions = true, description = "Gives unused space back to the disk.")
    int compact(@Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            long freed = workspace.upkeep().compact();
            if (json) {
                terminal.print(JsonMapper.shared().createObjectNode().put("file", workspace.file().toString())
                        .put("freed_bytes", freed).put("bytes", workspace.upkeep().report().bytes()));
            } else {
                terminal.say("%s freed, %s left.".formatted(Figures.bytes(freed),
                        Figures.bytes(workspace.upkeep().report().bytes())));
            }
        }
        return Cli.GOOD;
    }

    @Command(name = "check", mixinStandardHelpOptions = true, description = "Reads every page and everything saved; exits with 1 if something is wrong.")
    int check(@Option(names = "--json", description = "Print JSON.") boolean json)
            throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            List<String> faults = workspace.upkeep().check();
            if (json) {
                ObjectNode node = JsonMapper.shared().createObjectNode().put("file", workspace.file().toString());
                ArrayNode array = node.putArray("faults");
                faults.forEach(array::add);
                terminal.print(node);
            } else if (faults.isEmpty()) {
                terminal.say("all is well.");
            } else {
                faults.forEach(fault -> terminal.out().println(Table.harmless(fault)));
            }
            return faults.isEmpty() ? Cli.GOOD : Cli.GATE_FAILED;
        }
    }

    private void print(WorkspaceReport report, boolean json) {
        if (json) {
            terminal.print(JsonMapper.shared().createObjectNode().put("file", report.file().toString())
                    .put("bytes", report.bytes()).put("log_bytes", report.logBytes())
                    .put("unused_bytes", report.unusedBytes()).put("schema", report.schema())
                    .put("prompts", report.prompts()).put("versions", report.versions())
                    .put("labels", report.labels()).put("experiments", report.experiments())
                    .put("deleted_experiments", report.deletedExperiments())
                    .put("earlier_texts", report.earlierTexts()).put("embedding_bytes", report.embeddingBytes())
                    .put("runs", report.runs()).put("replies", report.replies()));
            return;
        }
        new Table("what", ">how much")
                .row("size", Figures.bytes(report.bytes() + report.logBytes()))
                .row("unused", Figures.bytes(report.unusedBytes()))
                .row("prompts", Integer.toString(report.prompts()))
                .row("versions", Integer.toString(report.versions()))
                .row("labels", Integer.toString(report.labels()))
                .row("experiments", Integer.toString(report.experiments()))
                .row("deleted experiments", Integer.toString(report.deletedExperiments()))
                .row("runs on cases", Integer.toString(report.runs()))
                .row("replies kept", Integer.toString(report.replies()))
                .row("earlier texts", Integer.toString(report.earlierTexts()))
                .row("embeddings", Figures.bytes(report.embeddingBytes()))
                .row("schema", report.schema())
                .print(terminal.out());
        terminal.out().println(report.file());
    }
}
