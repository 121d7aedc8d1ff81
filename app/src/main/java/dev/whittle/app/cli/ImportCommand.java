package dev.whittle.app.cli;

import dev.whittle.app.prompt.PromptFiles;
import dev.whittle.app.prompt.Understood;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.document.DecodedText;
import dev.whittle.document.DocumentException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "import", mixinStandardHelpOptions = true, description = "Says what a file of another tool holds as a prompt, and saves it.", footer = {
    "",
    "The format is found by what stands in the file; --from names it. A file that is of no known format is plain "
            + "text. Fields that a prompt has no place for are shown, and written again by an export to the same format.",
    "",
    "Examples:",
    "  whittle import request.json",
    "  whittle import support.hbs --from handlebars --save --name support",
    "  whittle import promptfooconfig.yaml --json | jq '.variables'"
})
final class ImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The file; - or none reads standard input.")
    private @Nullable Path file;

    @Option(names = "--from", paramLabel = "FORMAT", description = "What it is, such as openai-request or jinja; default: found out.")
    private @Nullable String from;

    @Option(names = "--name", paramLabel = "NAME", description = "What to call the prompt; default: its own name, or the file's.")
    private @Nullable String name;

    @Option(names = "--save", description = "Save it in the workspace, as the next version of its name.")
    private boolean save;

    @Option(names = "--json", description = "Print what was understood as JSON, with the prompt.")
    private boolean json;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, DocumentException, WorkspaceException, InterruptedException {
        List<TemplateFormat> formats = terminal.plugins().formats();
        String id = from;
        TemplateFormat format = id == null ? null : format(formats, id);
        PromptFiles files = new PromptFiles(formats);
        String text;
        String called = "prompt";
        Path given = file;
        if (given == null || TextInput.isStandardInput(given)) {
            text = TextInput.standardInput(terminal);
        } else if (TextInput.isPipe(given)) {
            text = TextInput.anyPipe(terminal, given);
        } else {
            TextInput.requireFile(given);
            DecodedText decoded = files.text(given);
            terminal.sayIfAny(decoded.note());
            text = TextInput.nonEmpty(given.toString(), decoded.text());
            called = given.getFileName().toString();
        }
        Understood understood = format == null
                ? files.understand(text, called)
                : files.read(text, called, format);
        if (format != null && understood.format() == null) {
            throw new IllegalArgumentException(understood.note());
        }
        String wished = name;
        Template template = wished == null ? understood.template() : understood.template().withName(wished);
        PromptVersion saved = save ? saved(template, understood) : null;
        ImportReport report = new ImportReport(understood, template, saved);
        if (json) {
            terminal.print(report.json());
        } else {
            report.print(terminal.out());
        }
        return Cli.GOOD;
    }

    private PromptVersion saved(Template template, Understood understood) throws WorkspaceException, IOException {
        try (Workspace workspace = terminal.workspace()) {
            return workspace.prompts().save(template.name(), template.prompt(),
                    "Imported from " + understood.formatName());
        }
    }

    /// The format with an id.
    static TemplateFormat format(List<TemplateFormat> formats, String id) {
        return formats.stream().filter(candidate -> candidate.id().equals(id)).findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no format \"%s\"; there are %s.".formatted(id,
                                formats.stream().map(TemplateFormat::id).collect(Collectors.joining(", ")))));
    }
}
