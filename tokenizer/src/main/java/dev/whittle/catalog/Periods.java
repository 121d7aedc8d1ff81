package dev.whittle.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lays dated prices over dated prices: what is laid over closes what lies below, which holds again
/// where the upper ones end. Nothing is lost but the days another price holds.
final class Periods {
    private Periods() {}

    /// @param below prices as they are listed
    /// @param above prices that come before them, mode by mode
    static List<Price> laidOver(List<Price> below, List<Price> above) {
        List<Price> all = new ArrayList<>();
        for (Price price : below) {
            all.addAll(without(price, above.stream().filter(upper -> upper.mode() == price.mode()).toList()));
        }
        all.addAll(above);
        all.sort(Comparator.comparing(Price::mode)
                .thenComparing(Price::from, Comparator.nullsFirst(Comparator.naturalOrder())));
        return all;
    }

    /// The prices up to a day.
    static List<Price> until(List<Price> prices, LocalDate day) {
        return prices.stream().filter(price -> startsBefore(price.from(), day))
                .map(price -> between(price, price.from(), earlier(price.to(), day))).toList();
    }

    private static List<Price> without(Price price, List<Price> above) {
        List<Price> rest = List.of(price);
        for (Price upper : above) {
            List<Price> smaller = new ArrayList<>();
            for (Price part : rest) {
                boolean apart = !startsBefore(part.from(), upper.to()) || !startsBefore(upper.from(), part.to());
                if (apart) {
                    smaller.add(part);
                    continue;
                }
                if (upper.from() != null && startsBefore(part.from(), upper.from())) {
                    smaller.add(between(part, part.from(), upper.from()));
                }
                if (upper.to() != null && startsBefore(upper.to(), part.to())) {
                    smaller.add(between(part, upper.to(), part.to()));
                }
            }
            rest = smaller;
        }
        return rest;
    }

    /// Whether a period that starts on a day, or always did, starts before another ends.
    private static boolean startsBefore(@Nullable LocalDate start, @Nullable LocalDate end) {
        return start == null || end == null || start.isBefore(end);
    }

    private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    static Price between(Price price, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (Objects.equals(from, price.from()) && Objects.equals(to, price.to())) {
            return price;
        }
        return new Price(from, to, price.mode(), price.window(), price.rates(), price.tiers(), price.derived(),
                price.source(), price.checkedOn());
    }
}
