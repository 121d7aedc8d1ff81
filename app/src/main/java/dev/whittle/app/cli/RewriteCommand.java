package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.optimize.RewriteAccount;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Rewriter;
import dev.whittle.optimizer.Rewriter.Part;
import dev.whittle.optimizer.Rewriting;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.pass.Section;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "rewrite", mixinStandardHelpOptions = true, description = "Has a model write one section or message of a prompt shorter, and takes it only if no fact is lost.", footer = {
    "",
    "Sends that part alone over the network: variables as {{name}}, never their values, and nothing else of the "
            + "prompt. What comes back must be shorter and hold every variable, number, date, name, negation, "
            + "address, quote, line of code and word for a format; if something is missing the model is asked once "
            + "more. The new part goes to standard output, with --apply the whole prompt. Exit code 1: nothing is "
            + "proposed.",
    "",
    "Examples:",
    "  whittle rewrite p.md --section Rules -m gpt-6-luna --key-env OPENAI_API_KEY",
    "  whittle rewrite p.md --message 1 -m claude-haiku-4-5 -c Anthropic",
    "  whittle rewrite p.md -m llama3 -c Local --target 50% --apply > shorter.md"
})
final class RewriteCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private PromptInput input = new PromptInput();

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = {"-m",
        "--model"}, required = true, paramLabel = "MODEL", description = "The model that writes: one of the catalog or an id the server knows.")
    private String model = "";

    @Option(names = "--for", paramLabel = "MODEL", description = "The model the prompt is for, whose tokens and prices count; default: the one that writes, if it is in the catalog.")
    private @Nullable String reader;

    @Option(names = "--section", paramLabel = "NAME", description = "The section with this heading, up to the next heading.")
    private @Nullable String section;

    @Option(names = "--message", converter = WholeNumber.class, paramLabel = "N", description = "The whole message of this number, from 1; the default where there is only one.")
    private @Nullable Long message;

    @Option(names = "--target", converter = dev.whittle.app.cli.Part.class, paramLabel = "PART", defaultValue = "60%", description = "How long it should be then, of now (${DEFAULT-VALUE}).")
    private BigDecimal target = BigDecimal.ONE;

    @Option(names = "--apply", description = "Print the whole prompt with the part replaced.")
    private boolean apply;

    @Option(names = "--json", description = "Print JSON: both texts, the tokens, what got lost, the cost and when it pays.")
    private boolean json;

    RewriteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Model chosen = terminal.reader(reader, model);
        Tokenizer tokenizer = terminal.tokenizer(chosen.tokenizer());
        Prompt prompt = input.read(terminal, terminal.plugins().formats()).prompt();
        Part part = part(prompt, tokenizer);
        long now = tokenizer.count(part.in(prompt)).tokens();
        SavedConnection connection = server.chosen(terminal);
        Target writer = ServedModel.target(terminal.catalog(), connection, model);
        Rewriting rewriting;
        try (LanguageModel client = server.connect(terminal, connection)) {
            terminal.say("sending %s tokens of message %d to %s on %s; nothing else is sent. Ctrl+C stops.".formatted(
                    Figures.number(now), part.message() + 1, writer.displayName(), writer.host()));
            rewriting = new Rewriter(new Comparison(terminal.catalog()), client, writer).rewrite(prompt, part,
                    target.multiply(BigDecimal.valueOf(now)).longValue(), tokenizer, _ -> {});
        }
        return rewriting.result() instanceof Rewriting.Proposed proposed
                ? proposed(prompt, chosen, tokenizer, rewriting, proposed)
                : refused(prompt, part, rewriting);
    }

    private Integer proposed(Prompt prompt, Model chosen, Tokenizer tokenizer, Rewriting rewriting,
            Rewriting.Proposed proposed) throws InterruptedException {
        Ledger ledger = proposed.in(prompt, tokenizer);
        long saved = ledger.before().tokens() - ledger.after().tokens();
        RewriteAccount account = RewriteAccount.of(terminal.catalog(), chosen, workload.workload(), terminal.now(),
                ledger.before(), saved, rewriting.cost());
        if (json) {
            Part part = new Part(proposed.edit().message(), proposed.edit().start(), proposed.edit().end());
            ObjectNode node = node(prompt, part, rewriting, proposed.edit().replacement())
                    .put("tokens_before", ledger.before().tokens()).put("tokens_after", ledger.after().tokens())
                    .put("for", chosen.key()).put("usd_saved_per_month", CostLines.plain(account.month()))
                    .put("pays_after_calls", account.calls().map(BigDecimal::longValue).orElse(null));
            node.set("messages", OptimizeCommand.messages(ledger.result()));
            terminal.print(node);
        } else {
            terminal.out().println(apply ? OptimizeCommand.text(ledger.result()) : proposed.edit().replacement());
        }
        terminal.say("%d -> %d tokens of the part, %s; read it before you use it.".formatted(proposed.tokensBefore(),
                proposed.tokensAfter(), account.text()));
        return Cli.GOOD;
    }

    private Integer refused(Prompt prompt, Part part, Rewriting rewriting) {
        String why = switch (rewriting.result()) {
            case Rewriting.Rejected rejected -> rejected.why();
            case Rewriting.Unanswered unanswered -> unanswered.why();
            case Rewriting.Proposed _ -> throw new IllegalStateException("A proposal was refused");
        };
        if (json) {
            String text = rewriting.result() instanceof Rewriting.Rejected rejected ? rejected.text() : null;
            terminal.print(node(prompt, part, rewriting, text).put("refused", why));
        }
        terminal.say(why + (rewriting.cost() instanceof Cost.Priced paid
                ? " Asking cost %s.".formatted(Figures.usd(paid))
                : ""));
        return Cli.GATE_FAILED;
    }

    private ObjectNode node(Prompt prompt, Part part, Rewriting rewriting, @Nullable String after) {
        ObjectNode node = JsonMapper.shared().createObjectNode()
                .put("model", model)
                .put("message", part.message())
                .put("start", part.start())
                .put("end", part.end())
                .put("before", part.in(prompt))
                .put("after", after)
                .put("requests", rewriting.runs().size())
                .put("usd_cost", CostLines.plain(rewriting.cost()));
        var lost = node.putArray("lost");
        if (rewriting.result() instanceof Rewriting.Rejected rejected) {
            rejected.lost().forEach(fact -> lost.add(fact.text()));
        }
        return node;
    }

    private Part part(Prompt prompt, Tokenizer tokenizer) {
        String name = section;
        if (name != null && message != null) {
            throw new IllegalArgumentException(
                    "A section or a message is rewritten; give one of --section and --message.");
        }
        if (name != null) {
            List<Section> all = Section.of(prompt, tokenizer);
            List<Section> named = all.stream().filter(one -> one.named(name)).toList();
            List<Section> exact = named.stream().filter(one -> one.title().equalsIgnoreCase(name)).toList();
            List<Section> found = exact.isEmpty() ? named : exact;
            if (found.size() != 1) {
                throw new IllegalArgumentException(found.isEmpty()
                        ? "No heading is called \"%s\"; there are: %s.".formatted(name, titles(all))
                        : "%d headings are called \"%s\"; give all words of one of them: %s.".formatted(found.size(),
                                name, titles(found)));
            }
            return Part.of(found.getFirst());
        }
        if (message == null && prompt.messages().size() != 1) {
            throw new IllegalArgumentException(
                    "The prompt has %d messages; say which part with --message or --section."
                            .formatted(prompt.messages().size()));
        }
        long number = message == null ? 1 : message;
        if (number < 1 || number > prompt.messages().size()) {
            throw new IllegalArgumentException("There is no message %d; the prompt has %d."
                    .formatted(number, prompt.messages().size()));
        }
        return Part.of(prompt, (int) number - 1);
    }

    private static String titles(List<Section> sections) {
        List<String> titles = sections.stream().map(Section::title).filter(title -> !title.isEmpty()).toList();
        return titles.isEmpty() ? "none" : String.join(", ", titles);
    }
}
