package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Usage;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.check.Answer;
import dev.whittle.optimizer.experiment.check.Checks;
import dev.whittle.optimizer.experiment.check.ChecksReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Judges answers by the checks of their case and those all cases share. Immutable and thread-safe.
public final class Grader {
    private final List<Case> cases;
    private final List<Optional<Checks>> checks;

    /// @param common checks of every case, a list of them or an object with `assert` and `threshold`; null if
    ///     there are none
    /// @throws IllegalArgumentException if a check is not understood; the message names the case
    public Grader(ChecksReader reader, List<Case> cases, @Nullable JsonNode common) {
        this.cases = List.copyOf(cases);
        List<Optional<Checks>> read = new ArrayList<>(cases.size());
        Optional<Checks> shared = common == null ? Optional.empty() : Optional.of(reader.read(common));
        for (Case one : cases) {
            read.add(one.checks().isEmpty() ? shared : Optional.of(read(reader, one, common)));
        }
        checks = List.copyOf(read);
    }

    private static Checks read(ChecksReader reader, Case one, @Nullable JsonNode common) {
        ObjectNode all = JsonMapper.shared().createObjectNode();
        ArrayNode list = all.putArray("assert");
        Double threshold = one.threshold();
        if (common != null) {
            (common.isArray() ? common : common.path("assert")).forEach(list::add);
            if (threshold == null && common.path("threshold").isNumber()) {
                threshold = common.path("threshold").doubleValue();
            }
        }
        one.checks().forEach(list::add);
        if (threshold != null) {
            all.put("threshold", threshold);
        }
        try {
            return reader.read(all);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Case %d: %s".formatted(one.number(), e.getMessage()), e);
        }
    }

    /// How many cases have checks.
    public int checked() {
        return (int) checks.stream().filter(Optional::isPresent).count();
    }

    /// How often the judging model is asked about an answer to a case, at most.
    public int judgeCalls(int oneCase) {
        return checks.get(oneCase).map(Checks::judgeCalls).orElse(0);
    }

    /// Judges an answer; empty if its case has no checks or there is no whole answer.
    Optional<Checks.Result> grade(int oneCase, Run run, boolean fresh) throws InterruptedException {
        Optional<Checks> asked = checks.get(oneCase);
        if (asked.isEmpty() || !(run.outcome() instanceof Outcome.Finished(var reply, Cost cost))) {
            return Optional.empty();
        }
        Case one = cases.get(oneCase);
        @Nullable
        Usage usage = reply.usage();
        return Optional.of(asked.get().all(new Answer(reply.text(), one.variables(), one.expected(),
                usage == null ? null : (Long) usage.output(),
                cost instanceof Cost.Priced priced ? priced.usd() : null,
                reply.total(), fresh, reply.finish())));
    }
}
