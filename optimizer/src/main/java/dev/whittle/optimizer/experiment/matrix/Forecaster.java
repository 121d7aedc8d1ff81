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
    private final int concurrency;

    Forecaster(Plan plan, Map<String, ReplyStore.Known> known, CallEstimates estimates, int concurrency) {
        this.plan = plan;
        this.known = known;
        this.estimates = estimates;
        this.concurrency = concurrency;
    }

    RunForecast forecast() {
        SequencedSet<String> unpriced = new LinkedHashSet<>();
        SequencedMap<String, Integer> hosts = new LinkedHashMap<>();
        SequencedMap<String, Duration> times = new LinkedHashMap<>();
        boolean timed = true;
        BigDecimal low = null;
        BigDecimal high = null;
        boolean outputKnown = true;
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
            if (estimate.isEmpty()) {
                unpriced.add(target.displayName());
            } else {
                low = low == null ? estimate.get().low() : low.add(estimate.get().low());
                high = high == null ? estimate.get().high() : high.add(estimate.get().high());
                outputKnown &= estimate.get().outputKnown();
            }
        }
        Duration longest = times.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        return new RunForecast(plan.size(), fresh.size(), plan.calls().size() - fresh.size(), plan.duplicates(), low,
                high, outputKnown, List.copyOf(unpriced), hosts,
                timed ? (@Nullable Duration) longest.dividedBy(concurrency) : null);
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
