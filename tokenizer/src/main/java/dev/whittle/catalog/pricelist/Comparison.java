package dev.whittle.catalog.pricelist;

import dev.whittle.catalog.Model;
import dev.whittle.catalog.PersonalPrices;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.PriceEntry;
import dev.whittle.catalog.PriceImport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes a [PriceDiff]: first each model of the catalog against the list, then what the list has more.
final class Comparison {
    /// More than this part of the models gone means that the list is broken, not that prices changed.
    private static final double MOST_LOST = 0.3;
    /// One model of two is half of them and no sign of a broken list.
    private static final int LEAST_LOST = 2;
    /// No provider has ever changed a price so much at once; another unit would.
    private static final BigDecimal BELIEVABLE = BigDecimal.valueOf(20);

    private final Collection<Model> models;
    private final PersonalPrices personal;
    private final PriceList list;
    private final LocalDate asOf;
    private final LocalDate today;
    private final List<PriceChange> changed = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<String> notListed = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private final Map<String, String> shrunk = new TreeMap<>();

    Comparison(Collection<Model> models, PersonalPrices personal, PriceList list, LocalDate asOf, LocalDate today) {
        this.models = models;
        this.personal = personal;
        this.list = list;
        this.asOf = asOf;
        this.today = today;
    }

    PriceDiff diff() {
        Set<String> familiar = models.stream().map(Model::provider).collect(Collectors.toSet());
        refuseShrinkage(familiar);
        list.refused().stream().filter(refusal -> familiar.contains(refusal.provider())).forEach(refused::add);
        Set<String> covered = list.counts().keySet();
        Set<String> before = importedBefore();
        for (Model model : models) {
            if (covered.contains(model.provider()) && !shrunk.containsKey(model.provider())
                    && !model.lifecycle().isShutDown(today)) {
                compare(model, before.contains(model.key()));
            }
        }
        List<Model> added = new ArrayList<>();
        List<Model> elsewhere = new ArrayList<>();
        Additions additions = new Additions(models, list, asOf, today);
        for (Model model : additions.models()) {
            if (familiar.contains(model.provider())) {
                added.add(model);
            } else {
                elsewhere.add(model);
            }
        }
        added.removeIf(model -> shrunk.containsKey(model.provider()));
        return new PriceDiff(list, asOf, today, changed, unchanged, notListed, removed, added, elsewhere, refused,
                List.copyOf(shrunk.values()));
    }

    private void compare(Model model, boolean imported) {
        Optional<Listing> found;
        try {
            found = list.find(model);
        } catch (PriceList.Disagreement e) {
            refused.add(new Refusal(model.provider(), model.key(), String.valueOf(e.getMessage())));
            return;
        }
        if (found.isEmpty()) {
            (imported ? removed : notListed).add(model.key());
            return;
        }
        Listing listing = found.get();
        String unbelievable = unbelievable(model, listing);
        if (unbelievable != null) {
            refused.add(new Refusal(model.provider(), listing.row(), unbelievable));
            return;
        }
        Schedule schedule = new Schedule(model, listing, list.format().knowsHours(), today, asOf);
        if (schedule.rates().isEmpty()) {
            unchanged.add(model.key());
            return;
        }
        LocalDate read = readOn(model);
        LocalDate fresher = read != null && read.isAfter(asOf) ? read : null;
        List<Price> prices = new ArrayList<>(schedule.prices(fresher != null));
        prices.addAll(schedule.derived(prices));
        changed.add(new PriceChange(model.key(), schedule.rates(), fresher, PriceEntry.pricing(model.key(), prices)));
    }

    private @Nullable String unbelievable(Model model, Listing listing) {
        Tariff ours = Tariff.on(today, Price.Mode.STANDARD, model.prices(), false);
        Tariff theirs = Tariff.on(today, Price.Mode.STANDARD, listing.prices(), false);
        for (String rate : List.of("input", "output", "cache read")) {
            BigDecimal before = ours.plain(rate);
            BigDecimal after = theirs.plain(rate);
            if (before == null || after == null) {
                continue;
            }
            if (after.compareTo(before.multiply(BELIEVABLE)) > 0
                    || after.multiply(BELIEVABLE).compareTo(before) < 0) {
                return "Its %s is %s USD per million tokens there and %s here: more than 20 times apart, as if it were in another unit."
                        .formatted(rate, plain(after), plain(before));
            }
        }
        return null;
    }

    private @Nullable LocalDate readOn(Model model) {
        return model.prices().stream()
                .filter(price -> price.mode() == Price.Mode.STANDARD && !price.isCustom() && price.holdsOn(today))
                .map(Price::checkedOn).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private Set<String> importedBefore() {
        Set<String> keys = new TreeSet<>();
        personal.imports().stream().filter(one -> one.format().equals(list.format().title()))
                .flatMap(one -> one.entries().stream()).forEach(entry -> {
                    if (entry.ends() == null) {
                        keys.add(entry.key());
                    } else {
                        keys.remove(entry.key());
                    }
                });
        return keys;
    }

    private void refuseShrinkage(Set<String> familiar) {
        Map<String, Integer> now = list.counts();
        Optional<PriceImport> last = personal.imports().reversed().stream()
                .filter(one -> one.format().equals(list.format().title())).findFirst();
        int allBefore = 0;
        int allLost = 0;
        for (String provider : familiar) {
            int before;
            int lost;
            Integer listedBefore = last.map(one -> one.listed().get(provider)).orElse(null);
            if (listedBefore != null) {
                before = listedBefore;
                lost = Math.max(0, before - now.getOrDefault(provider, 0));
            } else if (now.containsKey(provider)) {
                List<Model> here = models.stream().filter(model -> model.provider().equals(provider)
                        && !model.lifecycle().isShutDown(today)).toList();
                before = here.size();
                lost = (int) here.stream().filter(model -> !isListed(model)).count();
            } else {
                continue;
            }
            allBefore += before;
            allLost += lost;
            if (lost >= LEAST_LOST && lost > before * MOST_LOST) {
                shrunk.put(provider, "Nothing of %s is taken: %d of the %d models known of it are gone from the list."
                        .formatted(provider, lost, before));
            }
        }
        if (allLost >= LEAST_LOST && allLost > allBefore * MOST_LOST) {
            throw new IllegalArgumentException(
                    "%s lacks %d of the %d models it should have, so it is taken for cut off or out of date and nothing was changed."
                            .formatted(list.file(), allLost, allBefore));
        }
    }

    private boolean isListed(Model model) {
        try {
            return list.find(model).isPresent();
        } catch (PriceList.Disagreement _) {
            return true;
        }
    }

    private static String plain(BigDecimal rate) {
        return rate.stripTrailingZeros().toPlainString();
    }
}
