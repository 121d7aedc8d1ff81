package dev.whittle.app.matrix;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.check.Checks;
import dev.whittle.optimizer.experiment.check.Verdict;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.CellState;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Everything there is to say about one cell.
///
/// @param cell its number in the plan
/// @param title its case and column
/// @param facts cost, time, tokens, where it is from, in one line
/// @param values the values of the case
/// @param answer the whole answer, or the part that came
/// @param problem why there is none, or empty
/// @param checks what each check said
record Detail(int cell, String title, String facts, String values, String answer, String problem, List<Check> checks) {
    /// One check and what came of it.
    record Check(String name, CellWords.Tone tone, String reason) {}

    Detail {
        checks = List.copyOf(checks);
    }

    static Detail of(MatrixRun run, @Nullable JsonNode common, int cell) {
        Plan plan = run.plan();
        Case one = plan.cases().get(plan.caseOf(cell));
        String label = plan.columns().get(plan.columnOf(cell)).column().label();
        String title = "%s · %s%s".formatted(label, one.title(),
                plan.repeats() == 1 ? "" : " · repeat %d of %d".formatted(plan.repeatOf(cell) + 1, plan.repeats()));
        CellState state = run.board().state(cell);
        String values = values(one);
        return switch (state) {
            case CellState.Answered(Run answer, CellState.Source source, var result) ->
                new Detail(cell, title, facts(answer, source), values, answer.outcome().text(), "",
                        checks(common, one, result));
            case CellState.Failed failed -> new Detail(cell, title, "", values, failed.run().outcome().text(),
                    CellWords.problem(failed), List.of());
            case CellState.Skipped(String why) -> new Detail(cell, title, "", values, "", why, List.of());
            case CellState.Running _ -> new Detail(cell, title, "being asked now", values, "", "", List.of());
            case CellState.Waiting _ -> new Detail(cell, title, "not asked yet", values, "", "", List.of());
        };
    }

    private static String values(Case one) {
        List<String> lines = new ArrayList<>();
        one.variables().forEach((name, value) -> lines.add(name + ": " + value.strip()));
        if (one.expected() != null) {
            lines.add("expected: " + one.expected());
        }
        return String.join("\n", lines);
    }

    private static String facts(Run run, CellState.Source source) {
        if (!(run.outcome() instanceof Outcome.Finished(Reply reply, Cost cost))) {
            return "";
        }
        List<String> facts = new ArrayList<>();
        boolean fresh = source == CellState.Source.FRESH;
        if (reply.origin() != Reply.Origin.PROVIDER) {
            facts.add(reply.origin().name().toLowerCase(Locale.ROOT) + ", no model was asked");
        }
        facts.add(switch (source) {
            case FRESH -> "sent for this cell";
            case SHARED -> "shared with a cell that asks the same";
            case RESUMED -> "paid for before this run was interrupted";
            case CACHED -> "cached, paid for by an earlier run";
        });
        facts.add(Figures.usd(cost));
        if (fresh) {
            facts.add(Figures.duration(reply.total()));
        }
        Usage usage = reply.usage();
        if (usage != null) {
            facts.add("%s tokens in, %s out".formatted(Figures.number(usage.totalInput()),
                    Figures.number(usage.output())));
        }
        return String.join(", ", facts);
    }

    // The grader asks the common checks first, then those of the case.
    private static List<Check> checks(@Nullable JsonNode common, Case one, Checks.@Nullable Result result) {
        if (result == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        if (common != null) {
            (common.isArray() ? common : common.path("assert")).forEach(check -> names.add(CheckText.name(check)));
        }
        one.checks().forEach(check -> names.add(CheckText.name(check)));
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < result.verdicts().size(); i++) {
            Verdict verdict = result.verdicts().get(i);
            checks.add(new Check(i < names.size() ? names.get(i) : "check " + (i + 1), CellWords.tone(verdict),
                    verdict.reason()));
        }
        if (checks.isEmpty()) {
            checks.add(new Check("all checks", CellWords.tone(result.whole()), result.whole().reason()));
        }
        return checks;
    }

    /// The answer as indented JSON, or null if it is none.
    static @Nullable String pretty(String answer) {
        String text = answer.strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return null;
        }
        try {
            return JsonMapper.shared().readTree(text).toPrettyString();
        } catch (JacksonException _) {
            return null;
        }
    }
}
