package dev.whittle.app.cli;

import dev.whittle.catalog.Model;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "examples", mixinStandardHelpOptions = true, description = "Finds the examples of a prompt, says what they have in common, puts an instruction or fewer of them in their place, and finds out what each is worth.", synopsisSubcommandLabel = "(find | infer | convert | ablate | --jsonl)", subcommands = {
    ExamplesFindCommand.class, ExamplesInferCommand.class, ExamplesConvertCommand.class,
    ExamplesAblateCommand.class}, footer = {
        "", "With --jsonl each line is {\"id\", \"prompt\"}.", "",
        "Examples:",
        "  whittle examples find prompt.txt",
        "  whittle examples infer prompt.txt --json | jq '.rules[] | .text'",
        "  whittle examples convert prompt.txt > zero-shot.txt",
        "  whittle examples convert prompt.txt --keep 3 > three-shot.txt",
        "  whittle examples ablate prompt.txt -m gpt-6-luna -c OpenAI --dry-run",
        "  whittle examples --jsonl prompts.jsonl > found.jsonl"
    })
final class ExamplesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "With --jsonl: a file of JSON lines; - or none reads standard input.")
    private @Nullable Path file;

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", defaultValue = "openai/gpt-6-luna", description = "The model whose tokens count (${DEFAULT-VALUE}).")
    private String model = "";

    @Option(names = "--jsonl", description = "Read one JSON object a line and answer each with one.")
    private boolean lines;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ExamplesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (!lines) {
            throw new ParameterException(spec.commandLine(), file == null
                    ? "Say what to do: find, infer, convert or ablate, or --jsonl for many prompts."
                    : "There is no command \"%s\"; say find, infer, convert or ablate, or --jsonl for a file of JSON lines."
                            .formatted(file));
        }
        Model chosen = terminal.model(model);
        return JsonLines.run(terminal, file, new ExampleLines(terminal.tokenizer(chosen.tokenizer())));
    }
}
