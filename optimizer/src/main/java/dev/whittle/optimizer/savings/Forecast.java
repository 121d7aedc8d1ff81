package dev.whittle.optimizer.savings;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;

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
        Calls calls = new Calls(catalog, model, workload, at);
        long output = workload.outputTokens();
        double share = (input.tokens() + output) / (double) model.limits().contextWindow();
        CacheEffect effect = effect(calls, input.tokens());
        Cost call = cost(calls, effect, input.tokens(), output);
        Cost inputOnly = cost(calls, effect, input.tokens(), 0);
        return new Forecast(model, input, share, call, month(call, workload), month(inputOnly, workload), effect);
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

    /// The most input tokens a month of which costs no more than an amount, at most what the model takes.
    ///
    /// @param usd for the input alone, as [#inputMonth]
    /// @throws IllegalArgumentException if the model is unpriced; the message is one sentence for the
    ///     person
    public static long inputWithin(BigDecimal usd, Catalog catalog, Model model, Workload workload, Instant at) {
        long fits = 0;
        long tooMany = model.limits().contextWindow() + 1L;
        while (tooMany - fits > 1) {
            long middle = (fits + tooMany) / 2;
            switch (of(catalog, model, TokenCount.exact(middle), workload, at).inputMonth()) {
                case Cost.Priced priced when priced.usd().compareTo(usd) <= 0 -> fits = middle;
                case Cost.Priced _ -> tooMany = middle;
                case Cost.Unpriced(var reason) -> throw new IllegalArgumentException(reason);
            }
        }
        return fits;
    }

    private static CacheEffect effect(Calls calls, long input) {
        CacheUse use = calls.workload().cache();
        if (use.share().signum() == 0) {
            return new CacheEffect.Unused();
        }
        Prefix prefix = calls.prefix(use.prefixOf(input));
        long output = calls.workload().outputTokens();
        return prefix.refusal(calls.model()).<CacheEffect>map(CacheEffect.Refused::new)
                .orElseGet(() -> new CacheEffect.Cached(prefix.tokens(), calls.hit(prefix, input, output),
                        calls.miss(prefix, input, output)));
    }

    private static Cost cost(Calls calls, CacheEffect effect, long input, long output) {
        return effect instanceof CacheEffect.Cached cached
                ? calls.cached(calls.prefix(cached.tokens()), input, output)
                : calls.plain(input, output);
    }
}
