package dev.whittle.app.cli;

import dev.whittle.app.workspace.MatrixBody;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// How prompts are tried on cases.
final class MatrixOptions {
    @Option(names = "--cases", paramLabel = "FILE", description = "Try every prompt on every case: CSV, Excel (cases.xlsx or cases.xlsx#Sheet), JSON lines, JSON or YAML; promptfoo's columns and tests are understood.")
    @Nullable
    Path cases;

    @Option(names = "--checks", paramLabel = "FILE", description = "Checks of every answer in promptfoo's words, as JSON or YAML: [{\"type\": \"contains\", \"value\": \"refund\"}].")
    @Nullable
    Path checks;

    @Option(names = "--judge", paramLabel = "MODEL", description = "The model that judges checks such as llm-rubric, on the same server or with @ and a connection behind it.")
    @Nullable
    String judge;

    @Option(names = "--repeats", paramLabel = "N", defaultValue = "1", description = "Ask each case so often (${DEFAULT-VALUE}).")
    int repeats = 1;

    @Option(names = "--concurrency", paramLabel = "N", defaultValue = "8", description = "Most calls in flight (${DEFAULT-VALUE}).")
    int concurrency = 8;

    @Option(names = "--budget", paramLabel = "USD", description = "Ask before every call whether it fits into so many dollars for this run.")
    @Nullable
    BigDecimal budget;

    @Option(names = "--day-budget", paramLabel = "USD", description = "The same for all runs of today together; else the one in Settings holds.")
    @Nullable
    BigDecimal dayBudget;

    @Option(names = "--gate", paramLabel = "TEXT", converter = Gate.Converter.class, description = "\"not-worse 2pp\": exit with 1 unless every column is shown to be at most so much worse than the first.")
    @Nullable
    Gate gate;

    @Option(names = "--stop-early", description = "Stop as soon as the verdict of the --gate is certain.")
    boolean stopEarly;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML.")
    @Nullable
    Path junit;

    @Option(names = "--refresh", description = "Ask again what earlier runs have a reply to.")
    boolean refresh;

    @Option(names = "--dry-run", description = "Say what would be sent and cost, and send nothing.")
    boolean dryRun;

    @Option(names = "--resume", converter = RunId.class, paramLabel = "ID", description = "Go on with a run; what it paid for is not paid for again.")
    @Nullable
    UUID resume;

    /// The margin on which a run ends early, or null if everything is asked.
    @Nullable
    Double earlyMargin() {
        return stopEarly && gate != null ? (Double) gate.margin() : null;
    }

    /// A run as it is saved.
    ///
    /// @param servers those of its columns; if there are several, each is found again by its name in Settings
    MatrixBody body(String name, MatrixInputs inputs, List<SavedConnection> servers,
            MatrixBody.@Nullable Judge judging) {
        return new MatrixBody(name, inputs, servers.size() == 1 ? servers.getFirst() : null, judging, earlyMargin());
    }

    /// Whether prompts are tried on cases at all.
    boolean given() {
        return cases != null || resume != null;
    }

    /// Refuses options that make no sense together.
    ///
    /// @param described whether anything was said about prompts, models or a server
    void requireSense(CommandSpec command, boolean described) {
        if (resume != null && (described || cases != null || checks != null || judge != null)) {
            throw new ParameterException(command.commandLine(),
                    "--resume brings prompts, models, cases, checks and server along; leave them out");
        }
        if (cases == null && resume == null && (checks != null || judge != null || gate != null || junit != null
                || budget != null || dayBudget != null || stopEarly || dryRun || refresh || repeats != 1)) {
            throw new ParameterException(command.commandLine(),
                    "--checks, --judge, --repeats, --budget, --day-budget, --gate, --stop-early, --junit, --refresh and --dry-run need --cases");
        }
        if (stopEarly && gate == null) {
            throw new ParameterException(command.commandLine(),
                    "--stop-early waits for the verdict of a --gate; add one such as --gate \"not-worse 2pp\"");
        }
        requireLimits(command);
    }

    /// Refuses limits that are none.
    void requireLimits(CommandSpec command) {
        if (repeats < 1 || concurrency < 1) {
            throw new ParameterException(command.commandLine(), "--repeats and --concurrency are at least 1");
        }
        if ((budget != null && budget.signum() < 0) || (dayBudget != null && dayBudget.signum() < 0)) {
            throw new ParameterException(command.commandLine(), "A budget is 0 or more");
        }
    }
}
