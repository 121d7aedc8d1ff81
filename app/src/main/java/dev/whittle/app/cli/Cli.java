package dev.whittle.app.cli;

import dev.whittle.app.Home;
import dev.whittle.app.Version;
import dev.whittle.app.problem.Problem;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The root of the command line. Exit codes: 0 good, 1 a gate failed, 2 wrong usage or bad input.
@Command(name = "whittle", description = "Makes LLM prompts cheaper and proves they still work. Without a command the window opens.", synopsisSubcommandLabel = "COMMAND", mixinStandardHelpOptions = true, versionProvider = Cli.VersionText.class, subcommands = {
    CountCommand.class, CostCommand.class, OptimizeCommand.class, RankCommand.class, PackCommand.class,
    CompareCommand.class, ExportCommand.class, ExperimentsCommand.class
}, footer = {
    "",
    "Text comes from a file or, with - or no file, from standard input. Results go to standard",
    "output as a table, or with --json for programs; messages go to standard error.",
    "Exit codes: 0 good, 1 a gate failed, 2 wrong usage or bad input.",
    "",
    "Examples:",
    "  whittle count prompt.txt --model openai/gpt-6-luna",
    "  whittle cost prompt.md --calls 5000 --days 22 --output 400 --sort month",
    "  whittle optimize prompt.txt --json | jq .tokens_after",
    "  cat prompt.txt | whittle cost --model gpt-6-luna --max-month 50 || echo too dear",
    "",
    "whittle COMMAND --help says more about each."
})
public final class Cli implements Runnable {
    static final int GOOD = 0;
    static final int GATE_FAILED = 1;
    static final int BAD_INPUT = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Cli() {}

    /// Runs a command line and gives its exit code.
    public static int run(Home home, String... args) {
        PrintWriter out = writer(System.out);
        PrintWriter err = writer(System.err);
        int code = run(home, out, err, args);
        out.flush();
        err.flush();
        return code;
    }

    /// The same with writers of one's own.
    static int run(Home home, PrintWriter out, PrintWriter err, String... args) {
        Terminal terminal = new Terminal(home, System.in, out, err);
        CommandLine line = new CommandLine(new Cli(), new Factory(terminal));
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((cause, _, _) -> {
            LOG.info("Command failed", cause);
            err.println("whittle: " + Problem.of(cause).text());
            return BAD_INPUT;
        });
        line.setParameterExceptionHandler((e, _) -> wrongUsage(e, err));
        return line.execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    private static int wrongUsage(ParameterException e, PrintWriter err) {
        err.println("whittle: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return BAD_INPUT;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, false, StandardCharsets.UTF_8);
    }

    /// Makes the commands, handing each what it needs.
    private record Factory(Terminal terminal) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Terminal.class) {
                    return type.cast(constructor.newInstance(terminal));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{"Whittle " + Version.current()};
        }
    }
}
