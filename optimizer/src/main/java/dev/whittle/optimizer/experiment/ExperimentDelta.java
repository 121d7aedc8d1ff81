package dev.whittle.optimizer.experiment;

import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What differs between two experiments, column by column: in what went in, in what came out, in what it
/// cost.
///
/// @param pairs the columns of the later experiment, each with the one it is most like, then those
///     only the earlier one has
public record ExperimentDelta(List<Pair> pairs) {
    /// Where a change is.
    public enum Kind { INPUT, OUTCOME, COST }

    /// One thing that differs.
    ///
    /// @param what such as `prompt`, `temperature`, `output tokens`, `USD`
    /// @param before as a plain text, empty where there was nothing
    /// @param after the same
    public record Change(Kind kind, String what, String before, String after) {}

    /// A column in both, or in one of them only.
    ///
    /// @param changes none if one side is missing, or nothing differs
    public record Pair(Optional<Run> before, Optional<Run> after, List<Change> changes) {
        public Pair {
            changes = List.copyOf(changes);
        }
    }

    public ExperimentDelta {
        pairs = List.copyOf(pairs);
    }

    /// Compares two experiments. Columns are matched by model first, then prompt, then label; two
    /// that share neither model nor prompt nor label are not matched.
    public static ExperimentDelta between(Experiment before, Experiment after) {
        List<Run> left = new ArrayList<>(before.runs());
        List<Pair> pairs = new ArrayList<>();
        for (Run run : after.runs()) {
            Optional<Run> other = nearest(run, left);
            other.ifPresent(left::remove);
            pairs.add(new Pair(other, Optional.of(run), other.map(one -> changes(one, run)).orElse(List.of())));
        }
        left.forEach(run -> pairs.add(new Pair(Optional.of(run), Optional.empty(), List.of())));
        return new ExperimentDelta(pairs);
    }

    private static Optional<Run> nearest(Run run, List<Run> others) {
        Run nearest = null;
        int best = 0;
        for (Run other : others) {
            int like = run.column().likeness(other.column());
            if (like > best) {
                best = like;
                nearest = other;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static List<Change> changes(Run before, Run after) {
        List<Change> changes = new ArrayList<>(inputs(before.column(), after.column()));
        add(changes, Kind.INPUT, "input price per million", rate(before), rate(after));
        outcomes(changes, before.outcome(), after.outcome());
        add(changes, Kind.COST, "USD", usd(before.outcome()), usd(after.outcome()));
        return changes;
    }

    /// What differs in what two columns ask, and of whom.
    public static List<Change> inputs(Column before, Column after) {
        List<Change> changes = new ArrayList<>();
        if (!before.prompt().id().equals(after.prompt().id())) {
            changes.add(new Change(Kind.INPUT, "prompt", before.promptName(), after.promptName()));
        }
        add(changes, Kind.INPUT, "model", before.target().model(), after.target().model());
        add(changes, Kind.INPUT, "server", before.target().host(), after.target().host());
        Parameters asked = before.parameters();
        Parameters asks = after.parameters();
        add(changes, Kind.INPUT, "temperature", asked.temperature(), asks.temperature());
        add(changes, Kind.INPUT, "maximum output", asked.maxTokens(), asks.maxTokens());
        add(changes, Kind.INPUT, "top-p", asked.topP(), asks.topP());
        add(changes, Kind.INPUT, "seed", asked.seed(), asks.seed());
        add(changes, Kind.INPUT, "stop texts", String.join(", ", asked.stop()), String.join(", ", asks.stop()));
        add(changes, Kind.INPUT, "schema", asked.schema(), asks.schema());
        return changes;
    }

    private static @Nullable String rate(Run run) {
        BigDecimal input = run.price() == null ? null : run.price().rates().input();
        return input == null ? null : input.toPlainString();
    }

    private static void outcomes(List<Change> changes, Outcome before, Outcome after) {
        add(changes, Kind.OUTCOME, "end", end(before), end(after));
        if (!before.text().equals(after.text())) {
            changes.add(new Change(Kind.OUTCOME, "answer", before.text(), after.text()));
        }
        Usage old = usage(before);
        Usage now = usage(after);
        add(changes, Kind.OUTCOME, "input tokens", old == null ? null : old.totalInput(),
                now == null ? null : now.totalInput());
        add(changes, Kind.OUTCOME, "output tokens", old == null ? null : old.output(),
                now == null ? null : now.output());
        add(changes, Kind.OUTCOME, "milliseconds", millis(before), millis(after));
    }

    private static String end(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Finished _ -> "finished";
            case Outcome.Failed failed -> "failed: " + failed.message();
            case Outcome.Stopped _ -> "stopped";
        };
    }

    private static @Nullable Usage usage(Outcome outcome) {
        return outcome instanceof Outcome.Finished(Reply reply, Cost _) ? reply.usage() : null;
    }

    // A stand-in's time says nothing about a provider.
    private static @Nullable Long millis(Outcome outcome) {
        return outcome instanceof Outcome.Finished(Reply reply, Cost _) && reply.origin() == Reply.Origin.PROVIDER
                ? reply.total().toMillis()
                : null;
    }

    private static @Nullable String usd(Outcome outcome) {
        return outcome instanceof Outcome.Finished(Reply _, Cost.Priced(BigDecimal usd, var _))
                ? usd.stripTrailingZeros().toPlainString()
                : null;
    }

    private static void add(List<Change> changes, Kind kind, String what, @Nullable Object before,
            @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(kind, what, Objects.toString(before, ""), Objects.toString(after, "")));
        }
    }
}
