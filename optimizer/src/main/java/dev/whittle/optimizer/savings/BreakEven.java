package dev.whittle.optimizer.savings;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/// From when on caching a prefix pays. A write costs a premium over plain input, every read saves the
/// difference between plain and cached input; caching pays once the reads of a write have saved more
/// than its premium.
public sealed interface BreakEven {
    /// Caching pays from a number of reads on.
    ///
    /// @param plain USD of a call's input without caching
    /// @param write USD of the input of a call that writes the prefix
    /// @param read USD of the input of a call that reads it
    /// @param price the price all three follow from
    record Pays(BigDecimal plain, BigDecimal write, BigDecimal read, Price price) implements BreakEven {
        /// Reads per write at which caching costs as much as none; beyond it, it pays. 0 or less
        /// where a write has no premium.
        public BigDecimal evenReads() {
            return premium().divide(gain(), MathContext.DECIMAL128);
        }

        /// The least whole number of reads per write that pays.
        public long reads() {
            return premium().divide(gain(), 0, RoundingMode.FLOOR).add(BigDecimal.ONE).max(BigDecimal.ZERO)
                    .longValueExact();
        }

        /// The least number of calls within the lifetime of one write that pays: the one that writes
        /// and those that read.
        public long calls() {
            return reads() + 1;
        }

        /// The hit rate at which caching costs as much as none; beyond it, it pays. 0 where a write
        /// has no premium.
        public BigDecimal evenHitRate() {
            return premium().divide(write.subtract(read), MathContext.DECIMAL128).max(BigDecimal.ZERO);
        }

        /// USD of the input of a month without caching and with it, at a hit rate.
        ///
        /// @throws IllegalArgumentException if the rate is not between 0 and 1
        public Change month(BigDecimal callsPerMonth, BigDecimal hitRate) {
            Bounds.share("The share of calls that hit the cache", hitRate);
            BigDecimal call = read.multiply(hitRate).add(write.multiply(BigDecimal.ONE.subtract(hitRate)));
            return new Change(plain.multiply(callsPerMonth), call.multiply(callsPerMonth));
        }

        private BigDecimal premium() {
            return write.subtract(plain);
        }

        private BigDecimal gain() {
            return plain.subtract(read);
        }
    }

    /// Caching never pays, or cannot be had.
    ///
    /// @param reason one sentence for the person
    record Never(String reason) implements BreakEven {}

    /// A rate that is needed is not known.
    ///
    /// @param reason one sentence for the person
    record Unknown(String reason) implements BreakEven {}

    /// The break-even of a prefix, at the rates of the tier the whole input reaches.
    ///
    /// @param prefix tokens of the prefix
    /// @param input tokens of the whole input, the prefix included
    /// @param workload its mode and the lifetime of its cache hold
    /// @throws IllegalArgumentException if the prefix is longer than the input or negative
    static BreakEven of(Catalog catalog, Model model, long prefix, long input, Workload workload, Instant at) {
        if (prefix < 0 || prefix > input) {
            throw new IllegalArgumentException(
                    "A prefix is a part of the input: %,d of %,d tokens is none.".formatted(prefix, input));
        }
        Calls calls = new Calls(catalog, model, workload, at);
        Prefix cached = calls.prefix(prefix);
        Cost plain = calls.plain(input, 0);
        if (plain instanceof Cost.Priced && cached.refusal(model).isPresent()) {
            return new Never(cached.refusal(model).get());
        }
        List<Cost> costs = List.of(plain, calls.hit(cached, input, 0), calls.miss(cached, input, 0));
        List<Cost.Priced> priced = costs.stream().filter(Cost.Priced.class::isInstance).map(Cost.Priced.class::cast)
                .toList();
        return priced.size() == costs.size()
                ? pays(model, new Pays(priced.get(0).usd(), priced.get(2).usd(), priced.get(1).usd(),
                        priced.getFirst().price()))
                : costs.stream().filter(Cost.Unpriced.class::isInstance).map(Cost.Unpriced.class::cast).findFirst()
                        .map(cost -> new Unknown(cost.reason())).orElseThrow();
    }

    private static BreakEven pays(Model model, Pays pays) {
        return pays.gain().signum() > 0
                ? pays
                : new Never("%s reads cached tokens at the price of others, so caching saves nothing."
                        .formatted(model.displayName()));
    }
}
