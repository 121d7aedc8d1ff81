package dev.whittle.optimizer.experiment;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Reply;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What an experiment would cost at other prices, beside what it did cost: the provider's own usage of
/// then at the rates of another catalog or day. The experiment itself is not changed.
///
/// @param rows one for each finished run, in the order of the columns
public record Repricing(List<Row> rows) {
    /// One run at both prices.
    ///
    /// @param then what was recorded
    /// @param now the same usage at the other price; unpriced for what no provider billed, for a run
    ///     without usage and for a model the catalog does not have
    public record Row(Run run, Cost then, Cost now) {
        /// USD more than then; negative if less, empty if either is unpriced.
        public Optional<BigDecimal> difference() {
            return then instanceof Cost.Priced before && now instanceof Cost.Priced after
                    ? Optional.of(after.usd().subtract(before.usd()))
                    : Optional.empty();
        }
    }

    public Repricing {
        rows = List.copyOf(rows);
    }

    /// Prices the finished runs anew.
    ///
    /// @param at the moment whose standard prices hold
    public static Repricing of(Experiment experiment, Catalog catalog, Instant at) {
        List<Row> rows = new ArrayList<>();
        for (Run run : experiment.runs()) {
            if (run.outcome() instanceof Outcome.Finished(Reply reply, Cost then)) {
                rows.add(new Row(run, then, cost(run.column().target(), reply, then, catalog, at)));
            }
        }
        return new Repricing(rows);
    }

    private static Cost cost(Target target, Reply reply, Cost then, Catalog catalog, Instant at) {
        Usage usage = reply.usage();
        if (reply.origin() != Reply.Origin.PROVIDER || usage == null) {
            return then;
        }
        Optional<Model> model = catalog.models().stream().filter(one -> one.key().equals(target.catalogKey()))
                .findFirst();
        return model.map(known -> catalog.cost(known, usage, Price.Mode.STANDARD, at))
                .orElseGet(() -> new Cost.Unpriced("No price is known for %s on %s."
                        .formatted(target.displayName(), target.host())));
    }

    /// USD of all rows at the recorded prices, or empty if one is unpriced or there is none.
    public Optional<BigDecimal> then() {
        return sum(Row::then);
    }

    /// USD of all rows at the other prices, or empty if one is unpriced or there is none.
    public Optional<BigDecimal> now() {
        return sum(Row::now);
    }

    private Optional<BigDecimal> sum(Function<Row, Cost> cost) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Row row : rows) {
            if (!(cost.apply(row) instanceof Cost.Priced priced)) {
                return Optional.empty();
            }
            sum = sum.add(priced.usd());
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(sum);
    }
}
