package dev.whittle.app.models;

import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.tokenizer.TokenCount;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Which models go soon, with what would replace them and what that costs.
///
/// @param tokens the input tokens of a call to a model, or empty if they are not known
/// @param uses where the person uses which model
public record Radar(
        Catalog catalog, Function<Model, Optional<TokenCount>> tokens, Workload workload, ModelUses uses, Instant now) {
    /// Days the window looks ahead.
    public static final int USUAL_DAYS = 90;

    /// Models that are deprecated without a day, or go within so many days, those in use first and then by
    /// their day. One that has gone is listed only if it is still in use.
    public List<Retirement> within(int days) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate last = today.plusDays(days);
        return catalog.models().stream()
                .filter(model -> goes(model, last) && (!hasGone(model, today) || !uses.of(model).isEmpty()))
                .map(this::retirement)
                .sorted(Comparator.comparing((Retirement one) -> one.uses().isEmpty())
                        .thenComparing(Retirement::day, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(one -> one.model().key()))
                .toList();
    }

    private static boolean goes(Model model, LocalDate last) {
        LocalDate day = model.lifecycle().shutdownOn();
        return day == null
                ? model.lifecycle().status() == Model.Status.DEPRECATED
                        || model.lifecycle().status() == Model.Status.RETIRED
                : !day.isAfter(last);
    }

    private static boolean hasGone(Model model, LocalDate today) {
        return model.lifecycle().isShutDown(today) || model.lifecycle().status() == Model.Status.RETIRED;
    }

    private Retirement retirement(Model model) {
        Optional<Model> next = Optional.ofNullable(model.lifecycle().replacement()).flatMap(catalog::find);
        LocalDate day = model.lifecycle().shutdownOn();
        Instant then = day == null ? now : day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        Cost after = next.map(other -> month(other, then.isBefore(now) ? now : then))
                .orElseGet(() -> new Cost.Unpriced("No replacement is named for %s.".formatted(model.displayName())));
        return new Retirement(model, next, month(model, now), after, uses.of(model));
    }

    private Cost month(Model model, Instant at) {
        return tokens.apply(model).map(input -> Forecast.of(catalog, model, input, workload, at).month())
                .orElseGet(() -> new Cost.Unpriced(PromptCounts.notCounted(model)));
    }
}
