package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.training.KeptAnswers;
import dev.whittle.app.training.TrainingFiles;
import dev.whittle.app.training.TrainingWords;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.format.Template;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.optimizer.training.RatedAnswer;
import dev.whittle.optimizer.training.RatedAnswers;
import dev.whittle.optimizer.training.TrainingData;
import dev.whittle.optimizer.training.TrainingKind;
import dev.whittle.optimizer.training.TrainingOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "training", mixinStandardHelpOptions = true, description = "Makes fine-tuning data out of cases with expected answers and of answers that were rated.", footer = {
    "",
    "chat learns from good answers; preference and preference-trl learn from a good one beside a worse one to the same "
            + "prompt (DPO). A prompt is either learned from or held out, never both. Copies and answers with secrets are "
            + "left out and counted. Exits with 1 if there is nothing to learn from, or --check finds a fault.",
    "",
    "Examples:",
    "  whittle training prompt.txt --cases cases.csv -o train.jsonl --validation 20%",
    "  whittle training --from RUN --kind preference -o pairs.jsonl",
    "  whittle training --check train.jsonl"
})
final class TrainingCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Option(names = "--cases", paramLabel = "FILE", description = "Cases with expected answers, for the variables of the prompt.")
    private @Nullable Path cases;

    @Option(names = "--from", paramLabel = "ID", description = "A run on cases, whose checks rate its answers, or an experiment; may be given several times.")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--kind", paramLabel = "KIND", defaultValue = "chat", description = "chat, preference or preference-trl (${DEFAULT-VALUE}).")
    private String kind = "";

    @Option(names = "--good", paramLabel = "SCORE", defaultValue = "1", description = "The score from which on an answer is good, 0 to 1 (${DEFAULT-VALUE}: every check passed).")
    private double good;

    @Option(names = "--unrated", description = "Learn from answers nobody rated, too; for chat only.")
    private boolean unrated;

    @Option(names = "--validation", paramLabel = "SHARE", defaultValue = "20%", converter = Part.class, description = "The share of prompts held out (${DEFAULT-VALUE}).")
    private BigDecimal validation = BigDecimal.ZERO;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Decides which prompts are held out (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = {"-o",
        "--out"}, paramLabel = "FILE", description = "The file to learn from, such as train.jsonl; what is held out goes to train.validation.jsonl beside it. Default: standard output, without what is held out.")
    private @Nullable Path out;

    @Option(names = "--check", paramLabel = "FILE", description = "Instead: say what is wrong with the lines of a file.")
    private @Nullable Path check;

    @Option(names = "--json", description = "Print what was done as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    TrainingCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        TrainingKind chosen = TrainingKind.of(kind).orElseThrow(() -> new IllegalArgumentException(
                "There is no kind of training data \"%s\"; there are %s.".formatted(kind,
                        String.join(", ", TrainingKind.ids()))));
        if (check != null) {
            return new TrainingFileCheck(terminal, chosen, json).check(check);
        }
        if (cases == null && sources.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    "Say what to learn from: a prompt with --cases, or --from a run or an experiment.");
        }
        TrainingData data = TrainingData.of(chosen, answers(),
                new TrainingOptions(validation.doubleValue(), seed, good, unrated));
        Path file = out;
        TrainingFiles files = file == null ? null : TrainingFiles.of(file, data);
        Path held = files == null ? null : files.heldOut();
        if (files != null) {
            files.write(data);
        }
        if (json) {
            terminal.print(json(data, held));
        } else if (file == null) {
            terminal.out().print(TrainingFiles.text(data.training()));
        }
        account(data, held);
        return data.training().isEmpty() ? Cli.GATE_FAILED : Cli.GOOD;
    }

    private List<RatedAnswer> answers() throws Exception {
        List<RatedAnswer> answers = new ArrayList<>();
        if (cases != null) {
            Template template = input.read(terminal, terminal.plugins().formats());
            CaseSet set = CaseFile.read(cases, terminal.plugins());
            set.requireFor(template.name(), template.prompt());
            answers.addAll(RatedAnswers.of(template.prompt(), set.cases()));
            int without = set.cases().size() - answers.size();
            if (without > 0) {
                terminal.say("%s of %s %s no expected answer.".formatted(Figures.counted(without, "case"), set.name(),
                        without == 1 ? "has" : "have"));
            }
        }
        if (!sources.isEmpty()) {
            try (Workspace workspace = terminal.workspace()) {
                for (String source : sources) {
                    answers.addAll(answers(workspace, ExperimentsCommand.id(source)));
                }
            }
        }
        return answers;
    }

    private List<RatedAnswer> answers(Workspace workspace, UUID id) throws Exception {
        Optional<SavedMatrix> run = workspace.matrices().get(id);
        if (run.isPresent()) {
            return KeptAnswers.of(workspace, id, CaseRun.recall(terminal, workspace, run.get(), null));
        }
        Experiment experiment = workspace.experiments().get(id).orElseThrow(() -> new IllegalArgumentException(
                "There is no run and no experiment %s; see experiments with: whittle experiments list".formatted(id)));
        return KeptAnswers.of(workspace, experiment);
    }

    private void account(TrainingData data, @Nullable Path held) {
        int lines = data.training().size();
        terminal.say("%s to learn from%s, %s held out%s.".formatted(Figures.counted(lines, "example"),
                out == null ? "" : " in " + out, Figures.number(data.validation().size()),
                held == null ? "" : " in " + held));
        TrainingWords.leftOut(data).forEach(terminal::say);
    }

    private ObjectNode json(TrainingData data, @Nullable Path held) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("kind", data.kind().id())
                .put("training", data.training().size()).put("validation", data.validation().size())
                .put("file", out == null ? null : out.toString())
                .put("validation_file", held == null ? null : held.toString());
        ObjectNode left = node.putObject("left_out");
        data.leftOut().forEach(left::put);
        data.secrets().forEach(node.putArray("secrets")::add);
        if (out == null) {
            data.training().forEach(node.putArray("lines")::add);
            data.validation().forEach(node.putArray("validation_lines")::add);
        }
        return node;
    }
}
