package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.models.Radar;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.versions.PromptAtRisk;
import dev.whittle.app.versions.PromptAtRisk.Replacement;
import dev.whittle.app.versions.RetirementWatch;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.catalog.Catalog;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "retiring", mixinStandardHelpOptions = true, description = "Lists the saved prompts whose models go soon, each with the cheapest model it was tried on.", footer = {
    "",
    "A prompt's models are those its newest and labelled versions were saved for and those it was run on in "
            + "experiments. Where none of them stays, the provider's own recommendation is named as untested.",
    "",
    "Examples:",
    "  whittle versions retiring --within 90d",
    "  whittle versions retiring --calls 5000 --json"
})
final class VersionsRetiringCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--within", converter = RetiringCommand.Days.class, paramLabel = "DAYS", defaultValue = "90d", description = "How far to look ahead, such as 30d, 8w (${DEFAULT-VALUE}).")
    private int within = Radar.USUAL_DAYS;

    @Mixin
    private WorkloadOptions workload = new WorkloadOptions();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    VersionsRetiringCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        List<PromptAtRisk> found;
        try (Workspace workspace = terminal.workspace()) {
            found = watch().within(within, workspace);
        }
        if (json) {
            ObjectNode node = JsonMapper.shared().createObjectNode().put("catalog", terminal.catalog().id())
                    .put("within_days", within);
            ArrayNode prompts = node.putArray("prompts");
            found.forEach(one -> add(prompts.addObject(), one));
            terminal.print(node);
        } else if (found.isEmpty()) {
            terminal.say("no saved prompt is used on a model that goes within %d days.".formatted(within));
        } else {
            Table table = new Table("prompt", "model", "goes on", ">$ / month", "replacement", ">then", "tested");
            found.forEach(one -> table.row(one.prompt(), one.model().key(),
                    one.day() == null ? "no day yet" : String.valueOf(one.day()), Figures.usd(one.now()),
                    one.replacement().map(next -> next.model().key()).orElse("none known"),
                    one.replacement().map(next -> Figures.usd(next.month())).orElse(""),
                    one.replacement().map(next -> next.tested() ? "yes" : "no").orElse("")));
            table.print(terminal.out());
        }
        return Cli.GOOD;
    }

    private RetirementWatch watch() {
        Catalog catalog = terminal.catalog();
        Workload load = workload.workload();
        Instant now = terminal.now();
        Map<String, PromptCounter> counters = new HashMap<>();
        return new RetirementWatch(catalog,
                (prompt, model) -> Forecast.of(catalog, model, counters.computeIfAbsent(model.tokenizer(),
                        id -> new PromptCounter(List.of(terminal.tokenizer(id)))).count(prompt).require(model), load,
                        now),
                LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private static void add(ObjectNode node, PromptAtRisk one) {
        Replacement next = one.replacement().orElse(null);
        node.put("prompt", one.prompt()).put("version", one.version()).put("model", one.model().key())
                .put("shutdown_on", one.day() == null ? null : String.valueOf(one.day()))
                .put("usd_per_month", CostLines.plain(one.now()))
                .put("replacement", next == null ? null : next.model().key())
                .put("replacement_tested", next == null ? null : next.tested())
                .put("replacement_usd_per_month", next == null ? null : CostLines.plain(next.month()));
    }
}
