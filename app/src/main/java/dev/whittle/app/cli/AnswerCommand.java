package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.optimize.AnswerAdvice;
import dev.whittle.app.optimize.ObservedAnswers;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.catalog.Model;
import dev.whittle.format.Template;
import dev.whittle.optimizer.savings.AnswerLimit;
import dev.whittle.optimizer.savings.Change;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "answer", mixinStandardHelpOptions = true, description = "Prices \"Answer in at most N words.\": what it adds to the input and saves in output, and a max_tokens that fits.", footer = {
    "",
    "Lengths of answers come from --lengths or the saved experiments of the model; without any, --output counts. That the model keeps to the limit is an assumption.",
    "",
    "Examples:",
    "  whittle answer prompt.md --words 60 --output 300",
    "  whittle answer prompt.md --words 60 --lengths 180,220,410 -m openai/gpt-6-sol",
    "  whittle answer prompt.md --words 60 --from-experiments --json"
})
final class AnswerCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", defaultValue = "openai/gpt-6-luna", description = "The model whose tokens and prices count (${DEFAULT-VALUE}).")
    private String model = "";

    @Option(names = {"-w",
        "--words"}, converter = WholeNumber.class, required = true, paramLabel = "N", description = "The most words an answer may have.")
    private long words;

    @Option(names = "--lengths", converter = WholeNumber.class, split = ",", paramLabel = "TOKENS", description = "Output tokens of answers seen so far, reasoning included, separated by commas.")
    private List<Long> lengths = new ArrayList<>();

    @Option(names = "--from-experiments", description = "Take the lengths from the saved experiments on this model.")
    private boolean fromExperiments;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    AnswerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Model chosen = terminal.model(model);
        Template template = input.read(terminal, terminal.plugins().formats());
        Tokenizer tokenizer = terminal.tokenizer(chosen.tokenizer());
        List<Long> observed = new ArrayList<>(lengths);
        if (fromExperiments) {
            observed.addAll(ObservedAnswers.of(terminal.workspace().experiments(), chosen));
        }
        Workload load = workload.workload();
        long tokens = new PromptCounter(List.of(tokenizer)).count(template.prompt()).on(chosen).orElseThrow().tokens();
        AnswerLimit limit = AnswerAdvice.limit(words, observed, load, tokenizer);
        AnswerAdvice advice = AnswerAdvice.of(limit, tokens, terminal.catalog(), chosen, load, terminal.now());
        if (json) {
            terminal.print(json(advice, chosen));
        } else {
            Table table = new Table("", ">input tokens", ">output tokens", ">$ / month");
            table.row("now", Figures.number(tokens), limit.outputNow().toPlainString(),
                    Figures.usd(advice.month().before()));
            table.row("in at most %d words".formatted(words), Figures.number(tokens + limit.added()),
                    limit.outputThen().toPlainString(), Figures.usd(advice.month().after()));
            table.print(terminal.out());
        }
        advice.sentences().forEach(terminal::say);
        return Cli.GOOD;
    }

    private ObjectNode json(AnswerAdvice advice, Model chosen) {
        AnswerLimit limit = advice.limit();
        Change month = advice.month();
        ObjectNode node = JsonMapper.shared().createObjectNode()
                .put("model", chosen.key()).put("words", limit.words())
                .put("instruction", AnswerLimit.instruction(limit.words()))
                .put("tokens_added", limit.added()).put("observed", limit.observed().size())
                .put("output_tokens_now", limit.outputNow()).put("output_tokens_then", limit.outputThen())
                .put("usd_per_month_now", month.before().toPlainString())
                .put("usd_per_month_then", month.after().toPlainString())
                .put("usd_saved_per_month", month.saved().toPlainString());
        if (limit.observed().isEmpty()) {
            return node.putNull("max_tokens").putNull("cut_off_share");
        }
        return node.put("max_tokens", limit.maxTokens()).put("cut_off_share", limit.cutOff());
    }
}
