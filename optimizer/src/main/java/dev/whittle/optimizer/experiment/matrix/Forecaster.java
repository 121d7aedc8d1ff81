package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Tells what a plan will cost before it is run.
final class Forecaster {
    private final Plan plan;
    private final Map<String, ReplyStore.Known> known;
    private final CallEstimates estimates;
    private final Grader grader;
    private final int concurrency;

    Forecaster(Plan plan, Map<String, ReplyStore.Known> known, CallEstimates estimates, Grader grader,
            int concurrency) {
        this.plan = plan;
        this.known = known;
        this.estimates = estimates;
        this.grader = grader;
        this.concurrency = concurrency;
    }

    /// @param judge the model that judges, or null if there is none
    RunForecast forecast(@Nullable MatrixColumn judge) {
        SequencedSet<String> unpriced = new LinkedHashSet<>();
        SequencedMap<String, Integer> hosts = new LinkedHashMap<>();
        SequencedMap<String, Duration> times = new LinkedHashMap<>();
        boolean timed = true;
        Sum sum = new Sum();
        List<Call> fresh = fresh();
        for (Call call : fresh) {
            Column column = plan.column(call.first());
            Target target = column.target();
            hosts.merge(target.host(), 1, Integer::sum);
            Optional<Observed> observed = estimates.observed(target);
            if (observed.isPresent()) {
                times.merge(target.host(), observed.get().typical(), Duration::plus);
            }
            timed &= observed.isPresent();
            var estimate = estimates.of(column, template(call));
            estimate.ifPresentOrElse(sum::add, () -> unpriced.add(target.displayName()));
        }
        int judging = judge == null ? 0 : judging(judge, sum, unpriced, hosts);
        Duration longest = times.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        return new RunForecast(plan.size(), fresh.size(), plan.calls().size() - fresh.size(), plan.duplicates(),
                judging,
                sum.low, sum.high, sum.outputKnown, List.copyOf(unpriced), hosts,
                timed ? (@Nullable Duration) longest.dividedBy(concurrency) : null);
    }

    // Equal answers are judged once, and what an earlier run was judged is not judged again: this is the most.
    private int judging(MatrixColumn judge, Sum sum, SequencedSet<String> unpriced,
            SequencedMap<String, Integer> hosts) {
        int calls = 0;
        Target target = judge.column().target();
        for (int cell = 0; cell < plan.size(); cell++) {
            int asked = grader.judgeCalls(plan.caseOf(cell));
            if (asked > 0) {
                calls += asked;
                var estimate = estimates.ofJudge(judge.column(), plan.column(cell).target(),
                        plan.column(cell).parameters().maxTokens());
                for (int i = 0; i < asked && estimate.isPresent(); i++) {
                    sum.add(estimate.get());
                }
                if (estimate.isEmpty()) {
                    unpriced.add(target.displayName());
                }
            }
        }
        if (calls > 0) {
            hosts.merge(target.host(), calls, Integer::sum);
        }
        return calls;
    }

    private static final class Sum {
        private @Nullable BigDecimal low;
        private @Nullable BigDecimal high;
        private boolean outputKnown = true;

        void add(CallEstimates.Estimate estimate) {
            low = low == null ? estimate.low() : low.add(estimate.low());
            high = high == null ? estimate.high() : high.add(estimate.high());
            outputKnown &= estimate.outputKnown();
        }
    }

    /// @throws IllegalArgumentException if a call that will be sent has no known price
    void requirePrices() {
        for (Call call : fresh()) {
            estimates.requirePrice(plan.columns().get(plan.columnOf(call.first())).column().target());
        }
    }

    private List<Call> fresh() {
        return plan.calls().stream().filter(call -> !known.containsKey(call.key())).toList();
    }

    private Prompt template(Call call) {
        return plan.columns().get(plan.columnOf(call.first())).column().prompt();
    }
}
