package dev.whittle.catalog.pricelist;

import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares the prices of a listing with those of a model, today and on every announced day, and makes
/// the dated prices that would bring the model up to date.
final class Schedule {
    private static final int DECIMALS = 9;

    private final Model model;
    private final Listing listing;
    private final boolean hours;
    private final LocalDate today;
    private final LocalDate asOf;
    private final List<PriceChange.Rate> rates = new ArrayList<>();
    private final Map<Price.Mode, LocalDate> starts = new EnumMap<>(Price.Mode.class);

    /// @param hours whether the list can state prices of some hours
    /// @param asOf the day the list's prices were right
    Schedule(Model model, Listing listing, boolean hours, LocalDate today, LocalDate asOf) {
        this.model = model;
        this.listing = listing;
        this.hours = hours;
        this.today = today;
        this.asOf = asOf;
        for (Price.Mode mode : Price.Mode.values()) {
            compare(mode);
        }
    }

    /// What changes, none if nothing does.
    List<PriceChange.Rate> rates() {
        return rates;
    }

    /// The prices that bring the model up to date, closing those that hold now.
    List<Price> prices(boolean fromToday) {
        List<Price> prices = new ArrayList<>();
        starts.forEach((mode, start) -> {
            LocalDate from = fromToday && start.isBefore(today) ? today : start;
            listing.prices().stream().filter(price -> price.mode() == mode)
                    .filter(price -> price.to() == null || price.to().isAfter(from))
                    .forEach(price -> prices.add(dated(price,
                            price.from() == null || price.from().isBefore(from) ? from : price.from())));
        });
        return prices;
    }

    /// The listed prices of other modes that follow from the standard one, at its new height: half for
    /// batches, or whatever they were a part of it.
    List<Price> derived(List<Price> updated) {
        Price before = plain(model.prices(), today);
        if (before == null) {
            return List.of();
        }
        List<Price> derived = new ArrayList<>();
        List<Price> standard = updated.stream()
                .filter(price -> price.mode() == Price.Mode.STANDARD && price.window() == null).toList();
        for (Price after : standard) {
            LocalDate day = Objects.requireNonNull(after.from());
            for (Price old : model.prices()) {
                boolean follows = old.mode() != Price.Mode.STANDARD && !starts.containsKey(old.mode())
                        && !old.isCustom() && old.window() == null && old.holdsOn(day);
                if (follows && !same(before.rates(), after.rates())) {
                    Rates scaled = scaled(old.rates(), before.rates(), after.rates());
                    derived.add(new Price(day, after.to(), old.mode(), null, scaled, List.of(), true, null, asOf));
                }
            }
        }
        return derived;
    }

    private void compare(Price.Mode mode) {
        TreeSet<LocalDate> days = new TreeSet<>(List.of(today));
        for (Price price : listing.prices()) {
            if (price.mode() == mode && price.from() != null && price.from().isAfter(today)) {
                days.add(price.from());
            }
        }
        for (LocalDate day : days) {
            Tariff theirs = Tariff.on(day, mode, listing.prices(), hours);
            if (theirs.isEmpty()) {
                return;
            }
            Tariff ours = Tariff.on(day, mode, model.prices(), hours);
            List<PriceChange.Rate> changes = ours.to(theirs, mode, day.equals(today) ? "" : " from " + day);
            if (!changes.isEmpty()) {
                rates.addAll(changes);
                starts.putIfAbsent(mode, day.equals(today) ? since(mode) : day);
            }
        }
    }

    // The day a price that holds now began, if the list says so and ours is older; else the list's own day.
    private LocalDate since(Price.Mode mode) {
        for (Price price : listing.prices()) {
            boolean holds = price.mode() == mode && price.window() == null && price.holdsOn(today);
            Price own = plain(model.prices(), today);
            if (holds && price.from() != null
                    && (own == null || own.from() == null || price.from().isAfter(own.from()))) {
                return price.from();
            }
        }
        return asOf;
    }

    private static @Nullable Price plain(List<Price> prices, LocalDate day) {
        return prices.stream().filter(price -> price.mode() == Price.Mode.STANDARD && price.window() == null
                && !price.isCustom() && price.holdsOn(day)).findFirst().orElse(null);
    }

    private Price dated(Price price, LocalDate from) {
        return new Price(from, price.to(), price.mode(), price.window(), price.rates(), price.tiers(),
                price.derived(), null, asOf);
    }

    private static boolean same(Rates one, Rates other) {
        return one.input().compareTo(other.input()) == 0 && one.output().compareTo(other.output()) == 0;
    }

    private static Rates scaled(Rates part, Rates before, Rates after) {
        BigDecimal read = part.cacheRead() == null || before.cacheRead() == null || after.cacheRead() == null
                ? null
                : scaled(part.cacheRead(), before.cacheRead(), after.cacheRead());
        return new Rates(scaled(part.input(), before.input(), after.input()),
                scaled(part.output(), before.output(), after.output()), read, null, null, null, null);
    }

    private static BigDecimal scaled(BigDecimal part, BigDecimal before, BigDecimal after) {
        BigDecimal scaled = part.multiply(after).divide(before, DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return scaled.scale() < 2 ? scaled.setScale(2, RoundingMode.UNNECESSARY) : scaled;
    }
}
