package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.optimize.RewriteAccount;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.format.Template;
import dev.whittle.optimizer.ExampleProposal;
import dev.whittle.optimizer.fewshot.Conversion;
import dev.whittle.optimizer.fewshot.Distances;
import dev.whittle.optimizer.fewshot.ExampleFinder;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.induction.Induction;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "convert", mixinStandardHelpOptions = true, description = "Puts an instruction, or with --keep a few of them, in place of a prompt's examples.", footer = {
    "",
    "The shorter prompt goes to standard output, what it saves and what is lost to standard error. "
            + "The original is not changed. Exit code 1: there is no shorter prompt, and why.",
    "",
    "With --model-writes inputs and outputs of two thirds of the examples are sent over the network, and what comes "
            + "back is tried on the others; nothing is sent without it.",
    "",
    "Examples:",
    "  whittle examples convert prompt.txt > zero-shot.txt",
    "  whittle examples convert prompt.txt --keep 4 --mix > four-shot.txt",
    "  whittle examples convert prompt.txt --json | jq '.lost'",
    "  whittle examples convert p.txt --model-writes gpt-6-luna -c OpenAI > zero.txt"
})
final class ExamplesConvertCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", defaultValue = "openai/gpt-6-luna", description = "The model whose tokens and price count (${DEFAULT-VALUE}).")
    private String model = "";

    @Option(names = "--keep", converter = WholeNumber.class, paramLabel = "K", description = "Keep K examples: each label and form once, then those farthest apart.")
    private @Nullable Long keep;

    @Option(names = "--mix", description = "With --keep: let the labels take turns in the order of the examples.")
    private boolean mix;

    @Option(names = "--lexical", description = "With --keep: tell examples apart by their words alone, not by meaning.")
    private boolean lexical;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--model-writes", paramLabel = "MODEL", description = "Have this model write instructions, try them on examples it was not shown, and take the best.")
    private @Nullable String writer;

    @Option(names = "--candidates", paramLabel = "N", defaultValue = "3", description = "With --model-writes: how many instructions it writes (${DEFAULT-VALUE}).")
    private int candidates = 3;

    @Option(names = "--budget", paramLabel = "USD", description = "With --model-writes: ask before every trial whether it fits into so many dollars.")
    private @Nullable BigDecimal budget;

    @Option(names = "--dry-run", description = "With --model-writes: say what would be sent, and send nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print JSON: the shorter prompt, both counts, what is kept and what is lost.")
    private boolean json;

    ExamplesConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (keep == null && (mix || lexical)) {
            throw new IllegalArgumentException("--mix and --lexical go with --keep; say how many examples to keep.");
        }
        Model chosen = terminal.model(model);
        Tokenizer tokenizer = terminal.tokenizer(chosen.tokenizer());
        Template template = input.read(terminal, terminal.plugins().formats());
        Prompt prompt = template.prompt();
        ExampleSet set = ExampleFinder.find(prompt);
        if (writer != null) {
            return written(template.name(), prompt, set, tokenizer, chosen);
        }
        if (server.isGiven() || budget != null || dryRun) {
            throw new IllegalArgumentException(
                    "A server, --budget and --dry-run go with --model-writes; say which model writes.");
        }
        Findings findings = Findings.of(set);
        Conversion conversion = keep == null
                ? Conversion.zeroShot(prompt, set, findings)
                : Conversion.kShot(prompt, set, findings, (int) Math.min(keep, 1_000_000), mix,
                        lexical || terminal.plugins().embedders().isEmpty()
                                ? Distances.byWords()
                                : Distances.byMeaning(set, terminal.plugins().embedders().getFirst()));
        ExampleProposal proposal = ExampleProposal.of(prompt, conversion, tokenizer, Protection.NONE);
        if (json) {
            terminal.print(json(proposal, chosen));
        } else if (proposal.possible()) {
            terminal.out().print(OptimizeCommand.text(proposal.result()));
        }
        if (!proposal.possible()) {
            terminal.say(proposal.obstacle());
            return Cli.GATE_FAILED;
        }
        account(proposal, chosen);
        conversion.lost().forEach(terminal::say);
        return Cli.GOOD;
    }

    private Integer written(String name, Prompt prompt, ExampleSet set, Tokenizer tokenizer, Model chosen)
            throws Exception {
        if (keep != null) {
            throw new IllegalArgumentException("--keep and --model-writes are two ways; choose one.");
        }
        WrittenInstruction worker = new WrittenInstruction(terminal, server, Objects.requireNonNull(writer), candidates,
                budget, json);
        worker.announce(set, tokenizer);
        if (dryRun) {
            return Cli.GOOD;
        }
        WrittenInstruction.Outcome outcome = worker.write(name, prompt, set, tokenizer);
        int number = outcome.chosen().number();
        ExampleProposal proposal = number == 0
                ? null
                : ExampleProposal.of(prompt,
                        Induction.conversion(prompt, set, outcome.induction().candidates().get(number - 1)), tokenizer,
                        Protection.NONE);
        boolean possible = proposal != null && proposal.possible();
        RewriteAccount account = !possible || proposal == null
                ? null
                : RewriteAccount.of(terminal.catalog(), chosen, workload.workload(), terminal.now(),
                        proposal.ledger().before(),
                        proposal.ledger().before().tokens() - proposal.accepted().after().tokens(), outcome.cost());
        if (json) {
            ObjectNode node = proposal == null
                    ? JsonMapper.shared().createObjectNode().put("model", chosen.key()).putNull("messages")
                            .put("not_possible", outcome.chosen().says())
                    : json(proposal, chosen);
            WrittenInstruction.json(node, outcome, account == null
                    ? null
                    : account.calls().map(BigDecimal::longValue).orElse(null));
            terminal.print(node);
        } else if (possible && proposal != null) {
            terminal.out().print(OptimizeCommand.text(proposal.result()));
        }
        terminal.say(outcome.chosen().says());
        if (proposal != null && account != null) {
            terminal.say("%s -> %s tokens on %s: %s. Read it before you use it.".formatted(
                    Figures.tokens(proposal.ledger().before()), Figures.tokens(proposal.accepted().after()),
                    chosen.key(), account.text().replaceFirst("\\.$", "")));
            return Cli.GOOD;
        }
        terminal.say("%sAsking cost %s.".formatted(proposal == null ? "" : proposal.obstacle() + " ",
                outcome.cost() instanceof Cost.Priced paid ? Figures.usd(paid) : "an unpriced amount"));
        return Cli.GATE_FAILED;
    }

    private void account(ExampleProposal proposal, Model chosen) {
        TokenCount before = proposal.ledger().before();
        TokenCount after = proposal.accepted().after();
        Cost full = Forecast.of(terminal.catalog(), chosen, before, workload.workload(), terminal.now()).inputMonth();
        Cost rest = Forecast.of(terminal.catalog(), chosen, after, workload.workload(), terminal.now()).inputMonth();
        String money = full instanceof Cost.Priced a && rest instanceof Cost.Priced b
                ? Figures.usd(a.usd().subtract(b.usd())) + " a month"
                : "an unpriced amount";
        terminal.say("%s -> %s tokens on %s, saves %s; %d examples kept.".formatted(Figures.tokens(before),
                Figures.tokens(after), chosen.key(), money, proposal.conversion().kept().size()));
    }

    private ObjectNode json(ExampleProposal proposal, Model chosen) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("model", chosen.key());
        ExampleReport.messages(node, "messages", proposal);
        ArrayNode kept = node.putArray("kept");
        proposal.conversion().kept().forEach(kept::add);
        ArrayNode lost = node.putArray("lost");
        proposal.conversion().lost().forEach(lost::add);
        return node.put("not_possible", proposal.possible() ? null : proposal.obstacle())
                .put("tokens_before", proposal.ledger().before().tokens())
                .put("tokens_after", proposal.accepted().after().tokens())
                .put("exact", proposal.ledger().before().exact());
    }
}
