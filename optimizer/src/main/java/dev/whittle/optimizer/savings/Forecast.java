package dev.whittle.optimizer.savings;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.tokenizer.TokenCount;
import java.math.BigDecimal;
import java.time.Instant;

/// What one prompt costs on one model: a row of the cost ladder.
///
/// @param input input tokens of a call
/// @param contextShare input plus expected output over the context window; above 1 it does not fit
/// @param call cost of a call, expected output included
/// @param month cost of a month at the workload
/// @param inputMonth the part of `month` the input alone costs, which is what shortening a prompt can save
public record Forecast(Model model, TokenCount input, double contextShare, Cost call, Cost month, Cost inputMonth) {
    /// The forecast at a moment's standard prices, without any caching.
    public static Forecast of(Catalog catalog, Model model, TokenCount input, Workload workload, Instant at) {
        Cost call = cost(catalog, model, input.tokens(), workload.outputTokens(), at);
        double share = (input.tokens() + workload.outputTokens()) / (double) model.limits().contextWindow();
        Cost inputOnly = cost(catalog, model, input.tokens(), 0, at);
        return new Forecast(model, input, share, call, month(call, workload), month(inputOnly, workload));
    }

    private static Cost cost(Catalog catalog, Model model, long input, long output, Instant at) {
        return catalog.cost(model, Usage.of(input, output), Price.Mode.STANDARD, at);
    }

    private static Cost month(Cost call, Workload workload) {
        return switch (call) {
            case Cost.Priced(BigDecimal usd, Price price) ->
                new Cost.Priced(usd.multiply(workload.callsPerMonth()), price);
            case Cost.Unpriced unpriced -> unpriced;
        };
    }
}
