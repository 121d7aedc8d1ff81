package dev.whittle.app.cli;

import dev.whittle.app.Figures;
import dev.whittle.app.matrix.RunJson;
import dev.whittle.app.examples.AblationSheet;
import dev.whittle.app.examples.AblationSheet.Line;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.experiment.matrix.ColumnResult;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Standing;
import dev.whittle.optimizer.experiment.statistics.Interval;
import dev.whittle.optimizer.fewshot.ablation.Ablation;
import dev.whittle.optimizer.fewshot.ablation.AblationResult.Verdict;
import dev.whittle.optimizer.fewshot.ablation.AblationResult.Worth;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What examples are worth, as tables and as JSON.
final class AblationReport {
    private final Ablation ablation;
    private final AblationSheet sheet;
    private final MatrixRun run;
    private final List<ColumnResult> columns;

    AblationReport(Ablation ablation, AblationSheet sheet, MatrixRun run) {
        this.ablation = ablation;
        this.sheet = sheet;
        this.run = run;
        columns = ColumnResult.of(run.plan(), run.board());
    }

    /// Whether every answer is there and was judged.
    boolean complete() {
        return columns.stream().allMatch(one -> one.failed() + one.skipped() + one.unjudged() == 0);
    }

    void print(PrintWriter out) {
        Table prompts = new Table("prompt", ">tokens", ">$ a month", ">passed", "rate, 95 %", "against all examples",
                "in their place", "best");
        for (Line line : sheet.prompts()) {
            prompts.row(line.variant().title(), Figures.number(line.row().tokens()), usd(line.month()), line.passed(),
                    line.rate(), line.against(), line.verdict(), line.best() ? "*" : "");
        }
        prompts.print(out);
        if (!sheet.examples().isEmpty()) {
            out.println();
            Table examples = new Table(">example", ">$ a month", "is worth, 95 %", ">cases");
            for (Line line : sheet.examples()) {
                examples.row(Integer.toString(line.variant().number()), usd(line.spared()), AblationSheet.worth(line),
                        line.row().worth().map(Worth::cases).map(Figures::number).orElse("–"));
            }
            examples.print(out);
        }
        out.println();
        int missing = columns.stream().mapToInt(one -> one.failed() + one.skipped()).sum();
        int unjudged = columns.stream().mapToInt(ColumnResult::unjudged).sum();
        if (missing + unjudged > 0) {
            out.println("%s, %s not judged; the same command again asks what is missing."
                    .formatted(Figures.counted(missing, "missing answer"), Figures.number(unjudged)));
        }
        out.println(sheet.verdict());
        out.println("Spent now: %s.".formatted(MatrixResults.spent(run.spending())));
    }

    private static String usd(Cost cost) {
        return cost instanceof Cost.Priced priced ? Figures.usd(priced) : "unpriced";
    }

    ObjectNode json(@Nullable UUID id, Model chosen) {
        ObjectNode node = JsonMapper.shared().createObjectNode().put("run", id == null ? null : id.toString())
                .put("model", chosen.key()).put("cases", run.plan().cases().size())
                .put("own_cases", ablation.own()).put("repeats", run.plan().repeats());
        ArrayNode prompts = node.putArray("prompts");
        for (int at = 0; at < sheet.lines().size(); at++) {
            prompt(prompts.addObject(), sheet.lines().get(at), columns.get(at));
        }
        ArrayNode examples = node.putArray("examples");
        for (Line line : sheet.examples()) {
            Optional<Worth> worth = line.row().worth();
            examples.addObject().put("number", line.variant().number())
                    .put("worth", worth.map(Worth::difference).orElse(null))
                    .put("low", worth.map(one -> one.interval().low()).orElse(null))
                    .put("high", worth.map(one -> one.interval().high()).orElse(null))
                    .put("p", worth.flatMap(Worth::p).orElse(null))
                    .put("cases", worth.map(Worth::cases).orElse(0))
                    .put("usd_per_month", CostLines.plain(line.spared()));
        }
        ObjectNode verdict = node.putObject("verdict").put("choice", sheet.choice())
                .put("prompt", sheet.result().verdict() instanceof Verdict.Take(var variant) ? variant.id() : null)
                .put("margin", sheet.result().margin());
        verdict.put("more_cases", sheet.result().verdict() instanceof Verdict.Open(var _, var more) && more.isPresent()
                ? (Long) more.getAsLong()
                : null).put("text", sheet.verdict());
        node.put("spent_usd", run.spending().spent().toPlainString()).put("unpriced_calls", run.spending().unpriced());
        ExamplesFindCommand.notes(node, ablation.notes());
        return node;
    }

    private static void prompt(ObjectNode node, Line line, ColumnResult result) {
        node.put("id", line.variant().id());
        ArrayNode kept = node.putArray("kept");
        line.variant().kept().forEach(kept::add);
        Standing standing = line.row().standing();
        node.put("tokens", line.row().tokens()).put("usd_per_month", CostLines.plain(line.month()))
                .put("judged", standing.rate().n()).put("passed", standing.rate().successes())
                .put("missing", result.failed() + result.skipped()).put("unjudged", result.unjudged())
                .put("pass_rate", standing.rate().n() == 0 ? null : (Double) standing.rate().share())
                .put("low", standing.interval().map(Interval::low).orElse(null))
                .put("high", standing.interval().map(Interval::high).orElse(null))
                .put("difference", standing.againstFirst().map(Standing.Against::difference).orElse(null))
                .put("difference_low", standing.againstFirst().map(one -> one.interval().low()).orElse(null))
                .put("difference_high", standing.againstFirst().map(one -> one.interval().high()).orElse(null))
                .put("p", standing.againstFirst().flatMap(Standing.Against::p).orElse(null))
                .put("not_worse", line.row().notWorse().map(RunJson::id).orElse(null))
                .put("best", line.best());
    }
}
