package dev.whittle.catalog;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the prices of a model. Two prices of one mode may not hold at the same moment, except
/// that a price with hours stands before one that holds all day.
final class PriceReader {
    /// Rates of other kinds of content, which Whittle checks and does not use: it prices text.
    private static final List<String> NOT_TEXT = List.of("audioInput", "audioOutput", "imageInput");

    private static final LocalDate ANY_MONDAY = LocalDate.of(2026, 11, 23);

    private PriceReader() {}

    /// @param customSource the source to give every price instead of its own, or null to keep it
    static List<Price> prices(Fields model, @Nullable String customSource) {
        List<Price> prices = new ArrayList<>();
        for (Fields fields : model.objects("prices")) {
            Price price = price(fields, customSource);
            for (int i = 0; i < prices.size(); i++) {
                if (overlap(prices.get(i), price)) {
                    throw model.wrong("prices[%d]".formatted(prices.size()),
                            "it holds at the same time as prices[%d]".formatted(i));
                }
            }
            prices.add(price);
        }
        if (prices.isEmpty()) {
            throw model.wrong("prices", "it needs at least one price");
        }
        return prices;
    }

    private static Price price(Fields fields, @Nullable String customSource) {
        LocalDate from = fields.optionalDate("from");
        LocalDate to = fields.optionalDate("to");
        if (from != null && to != null && !from.isBefore(to)) {
            throw fields.wrong("to", "it needs a day after \"from\"");
        }
        Price.Mode mode = fields.choice("mode", Price.Mode.class);
        Price.Window window = fields.has("utcWindow") ? window(fields.object("utcWindow")) : null;
        Rates rates = rates(fields.object("rates"));
        List<Price.Tier> tiers = fields.has("tiers") ? tiers(fields) : List.of();
        boolean derived = fields.flagOrFalse("derived");
        String source = fields.optionalText("source");
        LocalDate checkedOn = fields.optionalDate("checkedOn");
        fields.done();
        return new Price(from, to, mode, window, rates, tiers, derived, customSource == null ? source : customSource,
                checkedOn);
    }

    private static Price.Window window(Fields fields) {
        LocalTime start = fields.time("start");
        LocalTime end = fields.time("end");
        if (start.equals(end)) {
            throw fields.wrong("end", "it needs another hour than \"start\"");
        }
        Set<DayOfWeek> days = fields.has("days") ? days(fields) : EnumSet.allOf(DayOfWeek.class);
        fields.done();
        return new Price.Window(start, end, days);
    }

    private static Set<DayOfWeek> days(Fields window) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String name : window.texts("days")) {
            days.add(Arrays.stream(DayOfWeek.values()).filter(day -> nameOf(day).equals(name)).findFirst()
                    .orElseThrow(() -> window.wrong("days", "it needs days such as \"mon\" and \"sun\"")));
        }
        if (days.isEmpty()) {
            throw window.wrong("days", "it needs at least one day, or to be left out for every day");
        }
        return days;
    }

    /// How a file calls a day of the week: `mon`.
    static String nameOf(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static List<Price.Tier> tiers(Fields price) {
        List<Price.Tier> tiers = new ArrayList<>();
        for (Fields fields : price.objects("tiers")) {
            Fields when = fields.object("whenInputTokens");
            String op = when.text("op");
            if (!op.equals(">") && !op.equals(">=")) {
                throw when.wrong("op", "it needs \">\" or \">=\"");
            }
            long threshold = when.count("value", 1, ModelReader.MOST_TOKENS);
            if (!tiers.isEmpty() && threshold <= tiers.getLast().threshold()) {
                throw when.wrong("value", "it needs more than the tier before it");
            }
            when.done();
            tiers.add(new Price.Tier(threshold, op.equals(">="), rates(fields.object("rates"))));
            fields.done();
        }
        return tiers;
    }

    private static Rates rates(Fields fields) {
        NOT_TEXT.forEach(fields::optionalMoney);
        Rates rates = new Rates(
                fields.money("input"),
                fields.money("output"),
                fields.optionalMoney("cacheRead"),
                fields.optionalMoney("cacheWrite"),
                fields.optionalMoney("cacheWrite5m"),
                fields.optionalMoney("cacheWrite1h"),
                fields.optionalMoney("reasoning"));
        fields.done();
        return rates;
    }

    private static boolean overlap(Price a, Price b) {
        return a.mode() == b.mode()
                && startsBeforeEnd(a.from(), b.to()) && startsBeforeEnd(b.from(), a.to())
                && overlap(a.window(), b.window());
    }

    private static boolean startsBeforeEnd(@Nullable LocalDate start, @Nullable LocalDate end) {
        return start == null || end == null || start.isBefore(end);
    }

    private static boolean overlap(Price.@Nullable Window a, Price.@Nullable Window b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return Arrays.stream(DayOfWeek.values()).anyMatch(day -> startsWithin(a, b, day) || startsWithin(b, a, day));
    }

    private static boolean startsWithin(Price.Window one, Price.Window other, DayOfWeek day) {
        return one.days().contains(day)
                && other.covers(ANY_MONDAY.plusDays(day.getValue() - 1L).atTime(one.start()));
    }
}
