package dev.whittle.app.cli;

import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.app.workspace.Workspace;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "note", mixinStandardHelpOptions = true, description = "Shows, writes or takes away the note of an experiment; the experiment itself never changes.", footer = {
    "",
    "Examples:",
    "  whittle experiments note ID",
    "  whittle experiments note ID 'the shorter prompt won'",
    "  whittle experiments note ID ''"
})
final class ExperimentsNoteCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "Its id.")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "What to remember, in the place of the note before; '' takes it away. Without TEXT the note is shown.")
    private @Nullable String text;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ExperimentsNoteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        UUID id = ExperimentsCommand.id(name);
        String wanted = text;
        String note;
        try (Workspace workspace = terminal.workspace()) {
            if (wanted != null && !workspace.experiments().note(id, wanted)) {
                throw ExperimentsCommand.missing(id);
            }
            note = workspace.experiments().summary(id).map(ExperimentSummary::note)
                    .orElseThrow(() -> ExperimentsCommand.missing(id));
        }
        if (json) {
            terminal.print(JsonMapper.shared().createObjectNode().put("id", id.toString()).put("note", note));
        } else if (wanted != null) {
            terminal.say(note.isEmpty() ? "the note is taken away." : "kept.");
        } else if (note.isEmpty()) {
            terminal.say("there is no note; whittle experiments note %s TEXT writes one.".formatted(id));
        } else {
            terminal.out().println(Table.harmless(note));
        }
        return Cli.GOOD;
    }
}
