package dev.whittle.app.tokens;

import dev.whittle.tokenizer.Tokenizers;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/// Models at $2.50 and $10.00 per million tokens, gpt-4o's published prices.
final class Fixture {
    private Fixture() {}

    static Model model(String key, String tokenizer) {
        Price price = new Price(null, null, Price.Mode.STANDARD, null,
                new Rates(new BigDecimal("2.50"), new BigDecimal("10.00"), null, null, null, null, null), List.of(),
                false, null, null);
        return new Model(key, key.substring(0, key.indexOf('/')), key.substring(key.indexOf('/') + 1), List.of(),
                key.substring(key.indexOf('/') + 1), tokenizer, new Model.Limits(128_000, null, null, null), Set.of(),
                Set.of(), new Model.Lifecycle(Model.Status.ACTIVE, null, null, null), List.of(price));
    }

    static Boundaries boundaries(Model model) {
        return Boundaries.of(model, Tokenizers.get(model.tokenizer()));
    }
}
