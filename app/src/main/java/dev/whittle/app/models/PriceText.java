package dev.whittle.app.models;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Prices and lives of models in words, the same in the window and on the command line.
public final class PriceText {
    private PriceText() {}

    /// `2.50`, `0.0375`: USD per million tokens, every digit, at least two after the point.
    public static String rate(BigDecimal rate) {
        BigDecimal shown = rate.stripTrailingZeros();
        return (shown.scale() < 2 ? shown.setScale(2) : shown).toPlainString();
    }

    /// `always`, `until 2026-08-17`, `since 2026-08-17`, `2026-08-17 to 2026-09-01`; the end is not
    /// part of it.
    public static String period(Price price) {
        LocalDate from = price.from();
        LocalDate to = price.to();
        if (from == null) {
            return to == null ? "always" : "until " + to;
        }
        return to == null ? "since " + from : from + " to " + to;
    }

    /// `any time`, `01:00–04:00 UTC`, `01:00–04:00 UTC, Mon to Fri`.
    public static String hours(Price price) {
        Price.Window window = price.window();
        if (window == null) {
            return "any time";
        }
        String hours = "%s–%s UTC".formatted(window.start(), window.end());
        if (window.everyDay()) {
            return hours;
        }
        boolean workdays = window.days().size() == 5 && !window.days().contains(DayOfWeek.SATURDAY)
                && !window.days().contains(DayOfWeek.SUNDAY);
        return hours + ", " + (workdays
                ? "Mon to Fri"
                : window.days().stream().map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                        .collect(Collectors.joining(", ")));
    }

    /// `above 200,000 tokens`, `from 272,000 tokens`.
    public static String tier(Price.Tier tier) {
        return "%s %s tokens".formatted(tier.inclusive() ? "from" : "above", Figures.number(tier.threshold()));
    }

    /// `unknown`, `12.50`, or both where five minutes and an hour have rates of their own:
    /// `3.75, hour 6.00`.
    public static String cacheWrite(Rates rates) {
        BigDecimal write = rates.cacheWrite() == null ? rates.cacheWrite5m() : rates.cacheWrite();
        String hour = rates.cacheWrite1h() == null ? "" : ", hour " + rate(rates.cacheWrite1h());
        return (write == null ? "unknown" : rate(write)) + hour;
    }

    /// Where a price comes from and when it was read there: `yours`, `2026-09-23`, `imported 2026-11-21`.
    public static String origin(Price price) {
        if (price.isCustom()) {
            return "yours";
        }
        @Nullable
        LocalDate day = price.checkedOn() == null ? price.from() : price.checkedOn();
        String source = String.valueOf(price.source());
        return (source.startsWith("imported ") ? "imported " : "") + (day == null ? "undated" : day.toString());
    }

    /// `active`, `deprecated, goes on 2027-01-14; use openai/gpt-6-luna instead`.
    public static String life(Model model) {
        Model.Lifecycle life = model.lifecycle();
        StringBuilder text = new StringBuilder(life.status().name().toLowerCase(Locale.ROOT));
        if (life.deprecatedOn() != null) {
            text.append(" since ").append(life.deprecatedOn());
        }
        if (life.shutdownOn() != null) {
            text.append(life.status() == Model.Status.RETIRED ? ", gone since " : ", goes on ")
                    .append(life.shutdownOn());
        }
        if (life.replacement() != null) {
            text.append("; use ").append(life.replacement()).append(" instead");
        }
        return text.toString();
    }
}
