package dev.whittle.optimizer.savings;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import java.math.BigDecimal;
import java.time.Instant;

/// What single calls of a workload cost on one model at one moment, with and without a cached prefix.
record Calls(Catalog catalog, Model model, Workload workload, Instant at) {
    Cost plain(long input, long output) {
        return cost(Usage.of(input, output));
    }

    Prefix prefix(long tokens) {
        return new Prefix(tokens, workload.cache().lifetime());
    }

    Cost hit(Prefix prefix, long input, long output) {
        return cost(prefix.hit(input, output));
    }

    Cost miss(Prefix prefix, long input, long output) {
        return catalog.price(model, workload.mode(), at)
                .map(price -> cost(prefix.miss(input, output, price.ratesFor(input))))
                .orElseGet(() -> plain(input, output));
    }

    /// The average over hits and misses at the workload's hit rate. What never happens need not have
    /// a price.
    Cost cached(Prefix prefix, long input, long output) {
        BigDecimal hits = workload.cache().hitRate();
        if (hits.signum() == 0) {
            return miss(prefix, input, output);
        }
        Cost hit = hit(prefix, input, output);
        if (hits.compareTo(BigDecimal.ONE) == 0 || !(hit instanceof Cost.Priced(BigDecimal onHit, Price price))) {
            return hit;
        }
        Cost miss = miss(prefix, input, output);
        return miss instanceof Cost.Priced(BigDecimal onMiss, Price _)
                ? new Cost.Priced(onHit.multiply(hits).add(onMiss.multiply(BigDecimal.ONE.subtract(hits))), price)
                : miss;
    }

    /// The amount, or its absence as a refusal in one sentence.
    static BigDecimal usd(Cost cost) {
        return switch (cost) {
            case Cost.Priced priced -> priced.usd();
            case Cost.Unpriced(var reason) -> throw new IllegalArgumentException(reason);
        };
    }

    private Cost cost(Usage usage) {
        return catalog.cost(model, usage, workload.mode(), at);
    }
}
