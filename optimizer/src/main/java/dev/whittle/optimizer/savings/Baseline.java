package dev.whittle.optimizer.savings;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// A prompt on the model it runs on now, and what the catalog says strategies would make of it. Other
/// models are compared by the prompt's tokens in their own count, at the same workload.
///
/// @param model where the prompt runs now
/// @param counts the prompt's input tokens on any model
/// @param workload how it runs now, with the caching and mode in use
public record Baseline(
        Catalog catalog, Model model, Function<Model, TokenCount> counts, Workload workload, Instant at) {
    /// What a month costs now.
    ///
    /// @throws IllegalArgumentException if that is not known; the message is one sentence for the
    ///     person
    public Bill bill() {
        Forecast now = forecast(model, workload);
        BigDecimal input = Calls.usd(now.inputMonth());
        return Bill.of(workload.callsPerMonth(), input, Calls.usd(now.month()).subtract(input));
    }

    /// Requests for another model; see [Routing].
    ///
    /// @throws IllegalArgumentException if a price is unknown or a share is none
    public Routing.Route route(Model other, BigDecimal requests, BigDecimal size) {
        return new Routing.Route(other.key(), requests, size, ratio(other));
    }

    /// A cheap model that answers first; see [Cascade].
    ///
    /// @throws IllegalArgumentException if a price is unknown or a share is none
    public Cascade cascade(Model cheap, BigDecimal escalated, BigDecimal judgeUsd) {
        return Cascade.of(cheap.key(), escalated, ratio(cheap), judgeUsd);
    }

    /// A model trained on this one's answers; see [FineTuning].
    ///
    /// @param trained a model at whose price the trained one is served
    /// @throws IllegalArgumentException if a price is unknown or a share is none
    public FineTuning fineTuning(Model trained, BigDecimal share, BigDecimal trainingUsd) {
        return new FineTuning(share, ratio(trained), trainingUsd);
    }

    /// The batch mode of the model; see [Batch].
    ///
    /// @throws IllegalArgumentException if it has no known price, or is in use already
    public Batch batch(BigDecimal share) {
        if (workload.mode() == Price.Mode.BATCH) {
            throw new IllegalArgumentException("The calls are made in batch mode already.");
        }
        return new Batch(share, PriceRatio.of(forecast(model, workload.with(Price.Mode.BATCH)),
                forecast(model, workload)));
    }

    /// The provider's prompt cache; see [PrefixCache].
    ///
    /// @throws IllegalArgumentException if the model caches nothing of it, a rate is unknown, or it is
    ///     in use already
    public PrefixCache prefixCache(CacheUse use) {
        if (workload.cache().share().signum() > 0) {
            throw new IllegalArgumentException("The workload uses the prompt cache already.");
        }
        long input = counts.apply(model).tokens();
        Calls calls = new Calls(catalog, model, workload.with(use), at);
        calls.prefix(use.prefixOf(input)).refusal(model).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        BigDecimal plain = Calls.usd(calls.plain(input, 0));
        if (plain.signum() == 0) {
            throw new IllegalArgumentException("What costs nothing now cannot become cheaper.");
        }
        Prefix whole = calls.prefix(input);
        return new PrefixCache(use, Calls.usd(calls.hit(whole, input, 0)).divide(plain, MathContext.DECIMAL128),
                Calls.usd(calls.miss(whole, input, 0)).divide(plain, MathContext.DECIMAL128));
    }

    /// What must be said when both the prompt cache and the batch mode are to save on the same tokens,
    /// or empty if their price together is known.
    public Optional<String> cacheInBatch() {
        boolean known = catalog.price(model, Price.Mode.BATCH, at)
                .filter(price -> price.ratesFor(counts.apply(model).tokens()).cacheRead() != null).isPresent();
        return known
                ? Optional.empty()
                : Optional.of(
                        "Whether %s gives the batch and the cache discount on the same tokens is not known; both are counted."
                                .formatted(model.displayName()));
    }

    private PriceRatio ratio(Model other) {
        return PriceRatio.of(forecast(other, workload), forecast(model, workload));
    }

    private Forecast forecast(Model of, Workload load) {
        return Forecast.of(catalog, of, counts.apply(of), load, at);
    }
}
