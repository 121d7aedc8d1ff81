package dev.whittle.app.cli;

import dev.whittle.app.Home;
import dev.whittle.app.Version;
import dev.whittle.app.problem.Problem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The root of the command line. Exit codes: 0 good, 1 a gate failed, 2 wrong usage or bad input.
@Command(name = "whittle", description = "Makes LLM prompts cheaper and proves they still work. Without a command the window opens.", synopsisSubcommandLabel = "COMMAND", mixinStandardHelpOptions = true, versionProvider = Cli.VersionText.class, footer = {
    "",
    "Text comes from a file or, with - or no file, from standard input. Results go to standard output as "
            + "a table, or with --json for programs; messages go to standard error. count, optimize, examples and "
            + "pack also take many inputs at once, one a line, with --jsonl. Only compare and rewrite, and "
            + "count with --ask, send anything over the network.",
    "",
    "Exit codes: 0 good, 1 a gate failed, 2 wrong usage or bad input.",
    "",
    "Examples:",
    "  whittle count prompt.txt --model openai/gpt-6-luna",
    "  whittle cost prompt.md --calls 5000 --days 22 --output 400 --sort month",
    "  whittle optimize prompt.txt --json | jq .tokens_after",
    "  whittle cost prompt.txt --model gpt-6-luna --max-month 50 || echo too dear",
    "",
    "whittle COMMAND --help says more about each."
})
public final class Cli implements Runnable {
    static final int GOOD = 0;
    static final int GATE_FAILED = 1;
    static final int BAD_INPUT = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    private static final List<Class<?>> COMMANDS = List.of(CountCommand.class, CostCommand.class, SavingsCommand.class,
            OptimizeCommand.class, PrefixCommand.class, AnswerCommand.class, ExamplesCommand.class, RankCommand.class,
            PackCommand.class,
            CompareCommand.class, RewriteCommand.class, ServersCommand.class,
            ExportCommand.class, ImportCommand.class, TrainingCommand.class,
            ExperimentsCommand.class, RunsCommand.class, VersionsCommand.class, WorkspaceCommand.class,
            ModelsCommand.class,
            TokenizersCommand.class, CommandLine.HelpCommand.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Cli() {}

    /// Runs a command line and gives its exit code.
    public static int run(Home home, String... args) {
        // Not System.out: it follows the locale and forgets why a write failed.
        StandardOutput stream = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(stream, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = run(home, System.in, out, err, args);
        out.flush();
        String lost = stream.problem();
        if (lost != null) {
            err.println("whittle: " + lost);
            return BAD_INPUT;
        }
        return code;
    }

    /// The same with streams of one's own.
    static int run(Home home, InputStream in, PrintWriter out, PrintWriter err, String... args) {
        return run(new Terminal(home, in, out, err, System::getenv), args);
    }

    static int run(Terminal terminal, String... args) {
        try {
            return line(terminal, args).execute(args);
        } catch (Error e) {
            // picocli hands on only exceptions; too little memory or a broken plugin is one sentence too.
            return failed(terminal, e);
        }
    }

    // picocli builds its model of every command it is told of, which is most of the time a short run takes: a
    // line that begins with a command's name is parsed with that command alone.
    static CommandLine line(Terminal terminal, String... args) {
        CommandLine line = new CommandLine(new Cli(), new Factory(terminal));
        List<Class<?>> named = COMMANDS.stream()
                .filter(type -> args.length > 0 && type.getAnnotation(Command.class).name().equals(args[0])
                        && !type.equals(CommandLine.HelpCommand.class))
                .toList();
        (named.isEmpty() ? COMMANDS : named).forEach(line::addSubcommand);
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((cause, _, _) -> failed(terminal, cause));
        line.setParameterExceptionHandler((e, _) -> wrongUsage(e, terminal.err()));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    private static int failed(Terminal terminal, Throwable cause) {
        LOG.warn("Command failed", cause);
        terminal.say(Problem.of(cause).text());
        return BAD_INPUT;
    }

    private static int wrongUsage(ParameterException e, PrintWriter err) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        StringBuilder sentence = new StringBuilder(String.valueOf(e.getMessage()));
        if (e instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            if (!first.startsWith("-")) {
                sentence.setLength(0);
                sentence.append(command.subcommands().isEmpty() ? "Unexpected argument" : "There is no command")
                        .append(" \"").append(first).append('"');
            }
            if (!unmatched.getSuggestions().isEmpty()) {
                sentence.append("; did you mean ").append(String.join(" or ", unmatched.getSuggestions())).append('?');
            }
        }
        String end = sentence.toString();
        err.println("whittle: %s%s See: %s --help".formatted(end, end.endsWith(".") || end.endsWith("?") ? "" : ".",
                command.qualifiedName()));
        return BAD_INPUT;
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
