package dev.whittle.catalog.pricelist;

import dev.whittle.catalog.ChatOverhead;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The models a list has that a catalog lacks. Names that only add a day to one that is there are left
/// out, and so is what the list says is gone or does not say the size of.
final class Additions {
    private static final String UNMEASURED = "unmeasured";
    private static final Pattern SNAPSHOT = Pattern
            .compile("[-@](20\\d{2}-\\d{2}-\\d{2}|20\\d{6}|\\d{2}-\\d{4}|\\d{2}-\\d{2}|\\d{4})$");

    private final Collection<Model> models;
    private final PriceList list;
    private final LocalDate asOf;
    private final LocalDate today;

    Additions(Collection<Model> models, PriceList list, LocalDate asOf, LocalDate today) {
        this.models = models;
        this.list = list;
        this.asOf = asOf;
        this.today = today;
    }

    List<Model> models() {
        Map<String, Set<String>> names = new HashMap<>();
        models.forEach(model -> {
            Set<String> own = names.computeIfAbsent(model.provider(), _ -> new HashSet<>());
            own.add(model.modelId());
            own.addAll(model.aliases());
        });
        Set<String> listed = new HashSet<>();
        list.listings().forEach(listing -> listed.add(listing.key()));
        List<Model> added = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Listing listing : list.listings()) {
            Set<String> known = names.getOrDefault(listing.provider(), Set.of());
            String undated = SNAPSHOT.matcher(listing.modelId()).replaceFirst("");
            boolean snapshot = !undated.equals(listing.modelId())
                    && (known.contains(undated) || listed.contains(listing.provider() + "/" + undated));
            boolean gone = listing.shutdownOn() != null && !listing.shutdownOn().isAfter(today);
            boolean here = known.contains(listing.modelId()) || known.stream().anyMatch(listing.names());
            if (!snapshot && !gone && !here && listing.context() != null && seen.add(listing.key())) {
                added.add(model(listing, listing.context()));
            }
        }
        return added;
    }

    private Model model(Listing listing, long context) {
        Model.Status status = listing.deprecated() ? Model.Status.DEPRECATED : Model.Status.ACTIVE;
        Long maxOutput = listing.maxOutput() == null || listing.maxOutput() > context ? null : listing.maxOutput();
        List<Price> prices = listing.prices().stream()
                .map(price -> new Price(price.from() == null ? asOf : price.from(), price.to(), price.mode(),
                        price.window(), price.rates(), price.tiers(), false, null, asOf))
                .filter(price -> price.to() == null || price.to().isAfter(asOf)).toList();
        return new Model(listing.key(), listing.provider(), listing.modelId(), List.of(), listing.displayName(),
                tokenizer(listing.provider()), ChatOverhead.NONE,
                new Model.Limits(context, null, maxOutput, null), Set.of(), Set.of(),
                new Model.Lifecycle(status, null, listing.shutdownOn(), null), prices);
    }

    // A new model may have a new tokenizer, so nothing is counted exactly for it: the provider's own
    // estimate if there is one for all its models, else the one with the widest band.
    private String tokenizer(String provider) {
        Set<String> used = new TreeSet<>();
        models.stream().filter(model -> model.provider().equals(provider))
                .forEach(model -> used.add(model.tokenizer()));
        boolean estimate = used.size() == 1
                && !Tokenizers.find(used.iterator().next()).map(Tokenizer::exact).orElse(true);
        return estimate ? used.iterator().next() : UNMEASURED;
    }
}
