package dev.whittle.optimizer.savings;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// What one prompt costs on one model: a row of the cost ladder.
///
/// @param input input tokens of a call
/// @param contextShare input plus expected output over the context window; above 1 it does not fit
/// @param call cost of a call on average over hits and misses of the prompt cache, expected output
///     included
/// @param month cost of a month at the workload
/// @param inputMonth the part of `month` the input alone costs, which is what shortening a prompt can save
/// @param cache what the prompt cache does to `call`
public record Forecast(
        Model model, TokenCount input, double contextShare, Cost call, Cost month, Cost inputMonth,
        CacheEffect cache) {
    /// The forecast at the prices of a moment, in the mode of the workload and with its caching. A
    /// mode or a cached token without a known price leaves it unpriced; a model that caches nothing
    /// of the prompt is priced without cache.
    public static Forecast of(Catalog catalog, Model model, TokenCount input, Workload workload, Instant at) {
        Call call = new Call(catalog, model, input.tokens(), workload, at);
        double share = (input.tokens() + workload.outputTokens()) / (double) model.limits().contextWindow();
        CacheEffect effect = call.effect(workload.outputTokens());
        Cost average = call.average(workload.outputTokens(), effect);
        Cost inputOnly = call.average(0, call.effect(0));
        return new Forecast(model, input, share, average, month(average, workload), month(inputOnly, workload),
                effect);
    }

    /// Whether input and expected output fit the model's context window, and the input its limit of
    /// input. An estimate fits only if it does at the upper end of its band.
    ///
    /// @param outputTokens expected output tokens a call
    public boolean fits(long outputTokens) {
        Model.Limits limits = model.limits();
        return input.high() + outputTokens <= limits.contextWindow()
                && (limits.maxInput() == null || input.high() <= limits.maxInput())
                && (limits.maxOutput() == null || outputTokens <= limits.maxOutput());
    }

    private static Cost month(Cost call, Workload workload) {
        return switch (call) {
            case Cost.Priced(BigDecimal usd, Price price) ->
                new Cost.Priced(usd.multiply(workload.callsPerMonth()), price);
            case Cost.Unpriced unpriced -> unpriced;
        };
    }

    private record Call(Catalog catalog, Model model, long input, Workload workload, Instant at) {
        CacheEffect effect(long output) {
            CacheUse use = workload.cache();
            Optional<Price> price = catalog.price(model, workload.mode(), at);
            if (use.share().signum() == 0 || price.isEmpty()) {
                return new CacheEffect.Unused();
            }
            Prefix prefix = new Prefix(use.prefixOf(input), use.lifetime());
            return prefix.refusal(model).<CacheEffect>map(CacheEffect.Refused::new)
                    .orElseGet(() -> new CacheEffect.Cached(prefix.tokens(), cost(prefix.hit(input, output)),
                            cost(prefix.miss(input, output, price.get().ratesFor(input)))));
        }

        Cost average(long output, CacheEffect effect) {
            return effect instanceof CacheEffect.Cached(long _, Cost hit, Cost miss)
                    ? average(hit, miss, workload.cache().hitRate())
                    : cost(Usage.of(input, output));
        }

        private Cost cost(Usage usage) {
            return catalog.cost(model, usage, workload.mode(), at);
        }

        // What never happens need not have a price.
        private static Cost average(Cost hit, Cost miss, BigDecimal hitRate) {
            if (hitRate.compareTo(BigDecimal.ONE) == 0 || hitRate.signum() == 0) {
                return hitRate.signum() == 0 ? miss : hit;
            }
            return switch (hit) {
                case Cost.Unpriced unpriced -> unpriced;
                case Cost.Priced(BigDecimal onHit, Price price) -> switch (miss) {
                    case Cost.Unpriced unpriced -> unpriced;
                    case Cost.Priced(BigDecimal onMiss, Price _) -> new Cost.Priced(
                            onHit.multiply(hitRate).add(onMiss.multiply(BigDecimal.ONE.subtract(hitRate))), price);
                };
            };
        }
    }
}
