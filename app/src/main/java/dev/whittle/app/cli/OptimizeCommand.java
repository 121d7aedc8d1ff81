package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.Width;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.format.Template;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.optimizer.Ledger.State;
import dev.whittle.optimizer.Recipe;
import dev.whittle.optimizer.Shortfall;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "optimize", mixinStandardHelpOptions = true, description = "Cuts a prompt with edits that save tokens on the chosen model and touch nothing protected.", footer = {
    "",
    "The cut prompt goes to standard output, the account of it to standard error. The original is not "
            + "changed. --dry-run shows the proposals and cuts nothing. With --jsonl each line is {\"id\", "
            + "\"prompt\"}.",
    "",
    "Examples:",
    "  whittle optimize prompt.txt > cut.txt",
    "  whittle optimize prompt.txt --dry-run",
    "  whittle optimize prompt.txt --preset lossless",
    "  whittle optimize prompt.txt --preset aggressive --budget 2000",
    "  whittle optimize rag.txt --question 'Is a refund paid?' --budget 800",
    "  whittle optimize report.md --keep 'Summary,Conclusion' --drop 'raw tables'",
    "  whittle optimize prompt.txt -m gpt-4o --pass whitespace --max-risk none",
    "  whittle optimize prompt.md --json | jq '.edits[] | .reason'",
    "  whittle optimize prompt.txt --at-most 0 > /dev/null || echo cut it",
    "  whittle optimize --jsonl prompts.jsonl > cut.jsonl"
})
final class OptimizeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", defaultValue = "openai/gpt-6-luna", description = "The model whose tokens count (${DEFAULT-VALUE}).")
    private String model = "";

    @Mixin
    private OptimizeChoice choice = new OptimizeChoice();

    @Option(names = "--dry-run", description = "Print the proposals and cut nothing.")
    private boolean dryRun;

    @Option(names = {"-o",
        "--out"}, paramLabel = "FILE", description = "Write the cut prompt here instead of standard output.")
    private @Nullable Path out;

    @Option(names = "--at-most", converter = WholeNumber.class, paramLabel = "N", description = "Exit with 1 if more than N tokens can be cut: a check for CI.")
    private @Nullable Long atMost;

    @Option(names = "--json", description = "Print JSON: both counts, every edit, the waterfall by pass, and the cut prompt.")
    private boolean json;

    @Option(names = "--jsonl", description = "Read one JSON object a line and answer each with one.")
    private boolean lines;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    OptimizeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Model chosen = terminal.model(model);
        Tokenizer tokenizer = terminal.tokenizer(chosen.tokenizer());
        Recipe recipe = choice.recipe(terminal, chosen, workload.workload());
        if (lines) {
            if (dryRun || out != null) {
                throw new ParameterException(spec.commandLine(), "--jsonl goes with neither --dry-run nor --out");
            }
            return JsonLines.run(terminal, input.file,
                    new OptimizeLines(recipe, tokenizer, atMost));
        }
        Template template = input.read(terminal, terminal.plugins().formats());
        choice.unknownSections(template.prompt()).forEach(name -> terminal.say(
                "No heading is called \"%s\"; give it as the prompt has it.".formatted(name)));
        Ledger proposed = recipe.propose(template.prompt(), tokenizer, Protection.NONE);
        Ledger ledger = dryRun ? proposed : recipe.accept(proposed);
        if (json) {
            terminal.print(json(ledger, chosen));
        } else if (dryRun) {
            table(ledger);
        } else {
            write(text(ledger.result()));
        }
        long saved = account(ledger, chosen);
        Optional<Shortfall> shortfall = dryRun ? Optional.empty() : recipe.shortfall(ledger);
        if (shortfall.isPresent()) {
            terminal.say("All edits that were allowed leave %s tokens, %s more than asked for; %s.".formatted(
                    Figures.tokens(ledger.after()), Figures.number(shortfall.get().over()), advice(shortfall.get())));
            return Cli.GATE_FAILED;
        }
        Long limit = atMost;
        return limit != null && saved > limit ? Cli.GATE_FAILED : Cli.GOOD;
    }

    private static String advice(Shortfall shortfall) {
        String more = (shortfall.open() ? "allow more risk with --max-risk, or " : "") + "name sections to --drop";
        if (shortfall.rest().isEmpty()) {
            return more + (shortfall.extracts()
                    ? ". No documents were found to take sentences out of: put them below a label such as "
                            + "\"Context:\" or between <context> and </context>"
                    : "");
        }
        return shortfall.extracts()
                ? "without its documents the prompt has %s, so give a --budget well above that, or "
                        .formatted(Figures.number(shortfall.rest().getAsLong())) + more
                : more + ", or take sentences out of its documents with --question or --extract";
    }

    // One message is printed as it is; several with their roles, so that none is mistaken for another.
    static String text(Prompt prompt) {
        return prompt.messages().size() == 1
                ? prompt.messages().getFirst().text()
                : prompt.messages().stream().map(message -> "[" + message.role().id() + "]\n" + message.text())
                        .collect(Collectors.joining("\n\n"));
    }

    private void write(String text) throws IOException {
        if (out == null) {
            terminal.out().print(text);
        } else {
            Files.writeString(out, text);
        }
    }

    private void table(Ledger ledger) {
        Table table = new Table(">#", "pass", ">tokens", "risk", "before", "after", "why");
        for (Entry entry : ledger.entries()) {
            table.row(Integer.toString(entry.number()), entry.edit().pass(), "-" + entry.tokensSaved(),
                    entry.edit().risk().name().toLowerCase(Locale.ROOT), brief(entry.before()), brief(entry.after()),
                    entry.edit().reason());
        }
        table.print(terminal.out());
    }

    private static String brief(String text) {
        String line = text.replace("\n", "\\n").replace("\t", "\\t");
        return '"' + Width.cut(line, 40) + '"';
    }

    private long account(Ledger ledger, Model chosen) {
        TokenCount before = ledger.before();
        TokenCount after = dryRun ? ledger.acceptAll(_ -> true).after() : ledger.after();
        long saved = before.tokens() - after.tokens();
        Workload load = workload.workload();
        Cost full = Forecast.of(terminal.catalog(), chosen, before, load, terminal.now()).inputMonth();
        Cost rest = Forecast.of(terminal.catalog(), chosen, after, load, terminal.now()).inputMonth();
        String money = full instanceof Cost.Priced a && rest instanceof Cost.Priced b
                ? Figures.usd(a.usd().subtract(b.usd())) + " a month"
                : "an unpriced amount";
        long accepted = ledger.entries().stream().filter(entry -> entry.state() == State.ACCEPTED).count();
        terminal.say("%s -> %s tokens on %s (-%s), saves %s; %d of %d edits %s, %d protected facts lost."
                .formatted(Figures.tokens(before), Figures.tokens(after), chosen.key(),
                        Figures.percent(saved / (double) Math.max(1, before.tokens())), money,
                        dryRun ? ledger.entries().size() : accepted, ledger.entries().size(),
                        dryRun ? "proposed" : "accepted", ledger.retention().violated().size()));
        return saved;
    }

    private ObjectNode json(Ledger ledger, Model chosen) {
        ObjectNode node = JsonMapper.shared().createObjectNode()
                .put("model", chosen.key())
                .put("tokens_before", ledger.before().tokens())
                .put("tokens_after", ledger.after().tokens())
                .put("exact", ledger.before().exact());
        ArrayNode edits = node.putArray("edits");
        for (Entry entry : ledger.entries()) {
            edits.addObject()
                    .put("number", entry.number())
                    .put("pass", entry.edit().pass())
                    .put("rule", entry.edit().rule())
                    .put("message", entry.edit().message())
                    .put("start", entry.edit().start())
                    .put("end", entry.edit().end())
                    .put("before", entry.before())
                    .put("after", entry.after())
                    .put("tokens_saved", entry.tokensSaved())
                    .put("risk", entry.edit().risk().name().toLowerCase(Locale.ROOT))
                    .put("reason", entry.edit().reason())
                    .put("state", entry.state().name().toLowerCase(Locale.ROOT));
        }
        ArrayNode steps = node.putArray("waterfall");
        for (Ledger.Step step : ledger.steps()) {
            steps.addObject()
                    .put("pass", step.pass())
                    .put("edits", step.edits())
                    .put("tokens_before", step.before())
                    .put("tokens_after", step.after());
        }
        ArrayNode violations = node.putArray("violations");
        ledger.retention().violated().forEach(fact -> violations.add(fact.text()));
        node.set("messages", messages(ledger.result()));
        return node;
    }

    /// The messages of a prompt as programs get them.
    static ArrayNode messages(Prompt prompt) {
        ArrayNode messages = JsonMapper.shared().createArrayNode();
        for (Message message : prompt.messages()) {
            messages.addObject().put("role", message.role().id()).put("content", message.text());
        }
        return messages;
    }
}
