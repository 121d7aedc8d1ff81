package dev.whittle.app.cli;

import dev.whittle.app.models.PriceBook;
import dev.whittle.app.problem.Problem;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.PriceImport;
import dev.whittle.catalog.pricelist.PriceDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "models", mixinStandardHelpOptions = true, description = "Searches and shows models and prices, imports price lists, keeps prices of your own, warns of retirements.", synopsisSubcommandLabel = "(search | show | diff | import | undo-import | set | unset | retiring)", subcommands = {
    SetPriceCommand.class, RetiringCommand.class}, footer = {
        "",
        "Prices are USD per million tokens. Yours come before imported ones, imported before bundled ones.",
        "",
        "Examples:",
        "  whittle models search sonnet",
        "  whittle models show gpt-6-sol",
        "  whittle models diff model_prices_and_context_window.json",
        "  whittle models import data.json --apply",
        "  whittle models set gpt-4o --input 2.00 --output 8.00 --from 2026-12-01",
        "  whittle models retiring --within 90d"
    })
final class ModelsCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ModelsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "Say what to do: search, show, diff, import, undo-import, set, unset or retiring.");
    }

    @Command(name = "search", mixinStandardHelpOptions = true, description = "Lists the models whose name, id, provider or tokenizer has all the words.")
    int search(
            @Parameters(arity = "0..*", paramLabel = "WORD", description = "Words; none lists all models.") @Nullable List<String> words,
            @Option(names = "--retired", description = "List models that no longer answer, too.") boolean retired,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        String text = words == null ? "" : String.join(" ", words);
        List<Model> found = terminal.catalog().models().stream()
                .filter(model -> model.matches(text))
                .filter(model -> retired || !text.isBlank() || model.lifecycle().status() != Model.Status.RETIRED)
                .toList();
        Instant now = terminal.now();
        ModelReport report = terminal.report(terminal.catalog());
        if (json) {
            ArrayNode array = JsonMapper.shared().createArrayNode();
            found.forEach(model -> array.add(report.row(model, now)));
            terminal.print(JsonMapper.shared().createObjectNode().put("catalog", terminal.catalog().id())
                    .put("as_of", terminal.catalog().asOf().toString()).set("models", array));
        } else if (!found.isEmpty()) {
            report.table(found, now).print(terminal.out());
        }
        if (found.isEmpty()) {
            terminal.say("no model has all these words" + terminal.suggestion(text));
        }
        return Cli.GOOD;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows limits, every price with its source and date, life and tokenizer of a model.")
    int show(
            @Parameters(paramLabel = "MODEL", description = "Its key or id.") String name,
            @Option(names = "--json", description = "Print JSON.") boolean json) {
        Model model = terminal.model(name);
        if (json) {
            terminal.print(terminal.report(terminal.catalog()).json(model));
        } else {
            terminal.report(terminal.catalog()).print(model, terminal.out());
        }
        return Cli.GOOD;
    }

    @Command(name = "diff", mixinStandardHelpOptions = true, description = "Shows what a price list would change. Changes nothing.")
    int diff(
            @Parameters(paramLabel = "FILE", description = "A file of LiteLLM, genai-prices or models.dev.") Path file,
            @Option(names = "--as-of", paramLabel = "DATE", description = "The day its prices were right. Default: the day in its name, else today.") @Nullable LocalDate asOf,
            @Option(names = "--all", description = "List every new model, not only the first.") boolean all,
            @Option(names = "--json", description = "Print JSON.") boolean json) throws IOException {
        PriceDiff diff = compare(file, asOf);
        if (json) {
            terminal.print(DiffReport.json(diff));
        } else {
            DiffReport.print(diff, all, terminal.out());
        }
        return Cli.GOOD;
    }

    @Command(name = "import", mixinStandardHelpOptions = true, description = "Shows what a price list would change and, with --apply, takes it into your prices.", footer = {
        "",
        "Changed prices start on the list's day and close the ones before; nothing is overwritten. Where our "
                + "price was read after the list's day it stays, unless you say --older. New models are taken only if "
                + "named with --add. undo-import takes the newest import back."
    })
    int load(
            @Parameters(paramLabel = "FILE", description = "A file of LiteLLM, genai-prices or models.dev.") Path file,
            @Option(names = "--apply", description = "Take it; without this nothing changes.") boolean apply,
            @Option(names = "--add", paramLabel = "MODEL", description = "A new model to take; may be given several times, or \"all\" for all of providers you have.") @Nullable List<String> add,
            @Option(names = "--older", description = "Take prices, too, where ours was read after the list's day.") boolean older,
            @Option(names = "--as-of", paramLabel = "DATE", description = "The day its prices were right. Default: the day in its name, else today.") @Nullable LocalDate asOf,
            @Option(names = "--all", description = "List every new model, not only the first.") boolean all,
            @Option(names = "--json", description = "Print JSON.") boolean json) throws IOException {
        PriceDiff diff = compare(file, asOf);
        List<String> additions = new ArrayList<>(add == null ? List.of() : add);
        if (additions.remove("all")) {
            diff.added().forEach(model -> additions.add(model.key()));
        }
        boolean something = older ? !diff.changed().isEmpty() : !diff.isEmpty();
        PriceImport taken = apply && (something || !additions.isEmpty()) ? diff.taken(older, additions) : null;
        if (taken != null) {
            terminal.prices().take(taken);
        }
        if (json) {
            ObjectNode node = DiffReport.json(diff);
            ArrayNode keys = node.put("applied", taken != null).putArray("taken");
            if (taken != null) {
                taken.entries().forEach(entry -> keys.add(entry.key()));
            }
            terminal.print(node);
        } else {
            DiffReport.print(diff, all, terminal.out());
        }
        terminal.say(taken == null
                ? "nothing was changed%s.".formatted(apply ? ": no price there is newer" : "; --apply takes it")
                : "%d models were %s; \"whittle models undo-import\" takes that back."
                        .formatted(taken.entries().size(), taken.source()));
        return Cli.GOOD;
    }

    @Command(name = "undo-import", mixinStandardHelpOptions = true, description = "Takes the newest import back: the prices it closed hold again.")
    int undoImport(@Option(names = "--json", description = "Print JSON.") boolean json) throws IOException {
        PriceBook.Contents before = terminal.prices().read();
        PriceBook.Contents after = terminal.prices().change(personal -> personal.withoutLastImport());
        String source = before.personal().imports().getLast().source();
        if (json) {
            terminal.print(JsonMapper.shared().createObjectNode().put("undone", source).put("imports_left",
                    after.personal().imports().size()));
        } else {
            terminal.say("what was %s is gone.".formatted(source));
        }
        return Cli.GOOD;
    }

    @Command(name = "unset", mixinStandardHelpOptions = true, description = "Takes prices of your own away; the listed ones hold again.")
    int unset(
            @Parameters(paramLabel = "MODEL", description = "Its key or id.") String name,
            @Option(names = "--mode", paramLabel = "MODE", description = "Only that of a mode: ${COMPLETION-CANDIDATES}.") Price.@Nullable Mode mode,
            @Option(names = "--from", paramLabel = "DATE", description = "Only the one that starts on a day.") @Nullable LocalDate from,
            @Option(names = "--json", description = "Print JSON.") boolean json) throws IOException {
        Model model = terminal.model(name);
        PriceBook.Contents now = terminal.prices().change(personal -> personal.without(model.key(), mode, from));
        Optional<Model> left = now.catalog().find(model.key());
        if (json) {
            terminal.print(left.map(found -> terminal.report(now.catalog()).json(found))
                    .orElseGet(() -> JsonMapper.shared().createObjectNode().put("key", model.key())
                            .put("removed", true)));
        } else {
            terminal.say(left.isPresent()
                    ? "your price of %s is gone; the listed ones hold.".formatted(model.key())
                    : "%s, a model of your own, is gone with its last price.".formatted(model.key()));
        }
        return Cli.GOOD;
    }

    private PriceDiff compare(Path file, @Nullable LocalDate asOf) throws IOException {
        Problem problem = terminal.prices().read().problem();
        if (problem != null) {
            throw new IllegalArgumentException(problem.text());
        }
        TextInput.requireFile(file);
        return terminal.prices().compare(file, Optional.ofNullable(asOf), terminal.today());
    }
}
