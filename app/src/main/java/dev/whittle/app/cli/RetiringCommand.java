package dev.whittle.app.cli;

import java.util.Optional;
import dev.whittle.app.Figures;
import dev.whittle.app.models.ModelUses;
import dev.whittle.app.models.Radar;
import dev.whittle.app.models.Retirement;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.app.settings.Presets;
import dev.whittle.app.workspace.Draft;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "retiring", mixinStandardHelpOptions = true, description = "Lists models that are deprecated or go soon, with what replaces them and what that costs.", footer = {
    "",
    "Models you use come first: the chosen one, favourites, those of saved experiments, those your "
            + "connections lead to. Costs are those of the open prompt at its workload, unless you say otherwise.",
    "",
    "Examples:",
    "  whittle models retiring --within 90d",
    "  whittle models retiring --mine --input 2000 --calls 5000 --json"
})
final class RetiringCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--within", converter = Days.class, paramLabel = "DAYS", defaultValue = "90d", description = "How far to look ahead, such as 30d, 8w (${DEFAULT-VALUE}).")
    private int within = Radar.USUAL_DAYS;

    @Option(names = "--mine", description = "Only models you use.")
    private boolean mine;

    @Option(names = "--input", converter = WholeNumber.class, paramLabel = "N", description = "Input tokens a call. Default: those of the open prompt, else 1000.")
    private @Nullable Long input;

    @Option(names = "--calls", converter = WholeNumber.class, paramLabel = "N", description = "Calls a day.")
    private @Nullable Long calls;

    @Option(names = "--days", converter = Amount.class, paramLabel = "N", description = "Days a month.")
    private @Nullable BigDecimal days;

    @Option(names = "--output", converter = WholeNumber.class, paramLabel = "N", description = "Expected output tokens a call, reasoning included.")
    private @Nullable Long output;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    RetiringCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Reads `90d`, `12w` or a plain number of days.
    static final class Days implements ITypeConverter<Integer> {
        private static final int MOST = 3_650;

        @Override
        public Integer convert(String text) {
            if (text.matches("\\d{1,4}[dDwW]?")) {
                String number = text.replaceAll("\\D", "");
                int days = Integer.parseInt(number) * (text.toLowerCase(Locale.ROOT).endsWith("w") ? 7 : 1);
                if (days <= MOST) {
                    return days;
                }
            }
            throw new TypeConversionException("\"%s\" is no number of days up to 3650, such as 90d".formatted(text));
        }
    }

    @Override
    public Integer call() throws Exception {
        ModelUses uses = ModelUses.NONE;
        Draft draft = Draft.EMPTY;
        // Only looking must not make a workspace.
        if (Files.exists(terminal.home().workspaceFile())) {
            try (Workspace workspace = terminal.workspace()) {
                uses = ModelUses.in(workspace, Presets.bundled());
                draft = workspace.drafts().latest().orElse(draft);
            }
        }
        Instant now = terminal.now();
        Workload workload = workload(draft.workload());
        List<Retirement> found = new Radar(terminal.catalog(), tokens(draft), workload, uses, now).within(within)
                .stream().filter(one -> !mine || !one.uses().isEmpty()).toList();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (json) {
            ObjectNode node = JsonMapper.shared().createObjectNode().put("catalog", terminal.catalog().id())
                    .put("within_days", within);
            ArrayNode models = node.putArray("models");
            found.forEach(one -> models.add(json(one, today)));
            terminal.print(node);
        } else if (found.isEmpty()) {
            terminal.say("no model%s goes within %d days.".formatted(mine ? " you use" : "", within));
        } else {
            Table table = new Table("model", "status", "goes on", ">in days", "replacement", ">$ / month",
                    ">then", ">difference", "used as");
            found.forEach(one -> table.row(one.model().key(), status(one.model()), day(one.day()), left(one, today),
                    one.replacement().map(Model::key).orElse("none named"), Figures.usd(one.now()),
                    Figures.usd(one.then()), one.difference().map(Figures::usd).orElse("unknown"),
                    String.join(", ", one.uses())));
            table.print(terminal.out());
        }
        return Cli.GOOD;
    }

    private Workload workload(Workload usual) {
        return new Workload(calls == null ? usual.callsPerDay() : calls, days == null ? usual.daysPerMonth() : days,
                output == null ? usual.outputTokens() : output);
    }

    private Function<Model, Optional<TokenCount>> tokens(Draft draft) {
        boolean nothingOpen = draft.prompt().messages().stream().allMatch(message -> message.text().isBlank());
        if (input != null || nothingOpen) {
            Optional<TokenCount> given = Optional.of(TokenCount.exact(input == null ? 1_000 : input));
            return _ -> given;
        }
        PromptCounts counts = new PromptCounter(
                terminal.tokenizers(terminal.catalog().models().stream().map(Model::tokenizer).toList()))
                .count(draft.prompt());
        return counts::on;
    }

    private static ObjectNode json(Retirement one, LocalDate today) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("key", one.model().key())
                .put("status", status(one.model())).put("shutdown_on", one.day() == null ? null : day(one.day()))
                .put("days_left", one.day() == null ? null : ChronoUnit.DAYS.between(today, one.day()))
                .put("replacement", one.replacement().map(Model::key).orElse(null))
                .put("usd_per_month", CostLines.plain(one.now()))
                .put("replacement_usd_per_month", CostLines.plain(one.then()))
                .put("difference_usd_per_month", one.difference().map(BigDecimal::toPlainString).orElse(null));
        ArrayNode uses = node.putArray("used_as");
        one.uses().forEach(uses::add);
        return node;
    }

    private static String status(Model model) {
        return model.lifecycle().status().name().toLowerCase(Locale.ROOT);
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "no day yet" : day.toString();
    }

    private static String left(Retirement one, LocalDate today) {
        return one.day() == null ? "" : Long.toString(ChronoUnit.DAYS.between(today, one.day()));
    }
}
