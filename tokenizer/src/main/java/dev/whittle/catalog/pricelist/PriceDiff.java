package dev.whittle.catalog.pricelist;

import dev.whittle.catalog.Model;
import dev.whittle.catalog.PersonalPrices;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.PriceEntry;
import dev.whittle.catalog.PriceImport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a price list would change in a catalog. Making one changes nothing.
///
/// @param list the list
/// @param asOf the day its prices were right
/// @param today the day of the comparison
/// @param changed models of the catalog with other prices
/// @param unchanged keys of models whose prices agree
/// @param notListed keys of models the list does not have; their prices stay
/// @param removed keys of models priced by an earlier import of the same list that it no longer has:
///     taking it ends those prices
/// @param added models the catalog lacks, of providers it knows
/// @param elsewhere models the catalog lacks, of other providers
/// @param refused rows of providers the catalog knows that cannot be right
/// @param shrunk one sentence for each provider of which the list has lost too many models; nothing
///     of them is taken
public record PriceDiff(
        PriceList list, LocalDate asOf, LocalDate today, List<PriceChange> changed, List<String> unchanged,
        List<String> notListed, List<String> removed, List<Model> added, List<Model> elsewhere,
        List<Refusal> refused, List<String> shrunk) {
    public PriceDiff {
        changed = List.copyOf(changed);
        unchanged = List.copyOf(unchanged);
        notListed = List.copyOf(notListed);
        removed = List.copyOf(removed);
        added = List.copyOf(added);
        elsewhere = List.copyOf(elsewhere);
        refused = List.copyOf(refused);
        shrunk = List.copyOf(shrunk);
    }

    /// Compares a list with a catalog.
    ///
    /// @param models the models with the listed prices and those of earlier imports; the person's own
    ///     prices are left out of the comparison and stay
    /// @param personal what was imported so far
    /// @param asOf the day the list's prices were right; prices read here later are not replaced
    /// @throws IllegalArgumentException if the list has lost more than 30 % of the models that were
    ///     known from it; the message is one sentence for the person
    public static PriceDiff of(
            Collection<Model> models, PersonalPrices personal, PriceList list, LocalDate asOf, LocalDate today) {
        return new Comparison(models, personal, list, asOf, today).diff();
    }

    /// Whether there is nothing to take without asking for more.
    public boolean isEmpty() {
        return changed.stream().noneMatch(PriceChange::isNewer) && removed.isEmpty();
    }

    /// What taking the list adds to the person's price file.
    ///
    /// @param older whether changes are taken, too, where our price was read after the list's day
    /// @param additions keys of added models to take, from [#added] or [#elsewhere]
    /// @throws IllegalArgumentException if there is no such addition, or nothing is left to take; the
    ///     message is one sentence for the person
    public PriceImport taken(boolean older, Collection<String> additions) {
        List<PriceEntry> entries = new ArrayList<>();
        changed.stream().filter(change -> older || change.isNewer()).map(PriceChange::entry).forEach(entries::add);
        removed.forEach(key -> entries.add(PriceEntry.ending(key, today)));
        for (String key : additions) {
            entries.add(PriceEntry.adding(addition(key).orElseThrow(() -> new IllegalArgumentException(
                    "%s has no new model \"%s\"; see those it has with: whittle models diff FILE --all"
                            .formatted(list.file(), key)))));
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to take from %s: no price in it is newer."
                    .formatted(list.file()));
        }
        String source = PriceImport.source(list.file(), today);
        return new PriceImport(list.file(), list.format().title(), today, asOf, list.counts(),
                entries.stream().map(entry -> sourced(entry, source)).toList());
    }

    private Optional<Model> addition(String key) {
        return Stream.concat(added.stream(), elsewhere.stream())
                .filter(model -> model.key().equals(key)).findFirst();
    }

    private static PriceEntry sourced(PriceEntry entry, String source) {
        List<Price> prices = entry.prices().stream().map(price -> new Price(price.from(), price.to(), price.mode(),
                price.window(), price.rates(), price.tiers(), price.derived(), source, price.checkedOn())).toList();
        return new PriceEntry(entry.key(), entry.model() == null ? null : entry.model().withPrices(prices), prices,
                entry.ends());
    }
}
