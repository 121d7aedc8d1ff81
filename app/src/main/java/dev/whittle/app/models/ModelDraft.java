package dev.whittle.app.models;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.tokenizer.Tokenizers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/// A model of the person's own as it is typed.
///
/// @param typed what stands in each field
record ModelDraft(Map<Field, String> typed) {
    enum Field { PROVIDER, ID, TOKENIZER, CONTEXT, INPUT, OUTPUT, CACHE_READ }

    /// What counts for a model whose tokenizer nobody knows.
    static final String UNKNOWN_TOKENIZER = "unmeasured";

    private static final BigDecimal SOME = BigDecimal.ONE;
    private static final int MOST_CHARS = 200;

    ModelDraft {
        typed = Map.copyOf(typed);
    }

    /// What is wrong with which field, each in one sentence; none if the model can be added.
    Map<Field, String> faults(Catalog catalog) {
        Map<Field, String> faults = new EnumMap<>(Field.class);
        check(faults, Field.PROVIDER, () -> name(Field.PROVIDER, "the provider, such as lab"));
        check(faults, Field.ID, () -> {
            name(Field.ID, "the model's id, as the provider's API takes it");
            catalog.find(key()).ifPresent(known -> {
                throw new IllegalArgumentException(
                        "%s is there already; choose it in the table to set a price.".formatted(known.key()));
            });
        });
        check(faults, Field.TOKENIZER, () -> Tokenizers.get(text(Field.TOKENIZER)));
        check(faults, Field.CONTEXT, () -> OwnModel.of("some/model", UNKNOWN_TOKENIZER, window(), price(SOME)));
        check(faults, Field.INPUT, () -> price(money(Field.INPUT)));
        check(faults, Field.OUTPUT, () -> price(money(Field.OUTPUT)));
        if (!text(Field.CACHE_READ).isEmpty()) {
            check(faults, Field.CACHE_READ, () -> price(money(Field.CACHE_READ)));
        }
        return faults;
    }

    /// The model; only if nothing is wrong.
    Model model(LocalDate today) {
        return OwnModel.of(key(), text(Field.TOKENIZER), window(), Price.custom(null, null, Price.Mode.STANDARD,
                new Rates(money(Field.INPUT), money(Field.OUTPUT),
                        text(Field.CACHE_READ).isEmpty() ? null : money(Field.CACHE_READ), null, null, null, null),
                today));
    }

    private static void check(Map<Field, String> faults, Field field, Runnable making) {
        try {
            making.run();
        } catch (IllegalArgumentException e) {
            faults.put(field, String.valueOf(e.getMessage()));
        }
    }

    private String key() {
        return text(Field.PROVIDER) + "/" + text(Field.ID);
    }

    private String text(Field field) {
        return typed.getOrDefault(field, "").strip();
    }

    private void name(Field field, String what) {
        String name = text(field);
        if (name.isEmpty() || name.length() > MOST_CHARS || name.chars().anyMatch(Character::isWhitespace)
                || (field == Field.PROVIDER && name.indexOf('/') >= 0)) {
            throw new IllegalArgumentException(name.isEmpty()
                    ? "Give %s.".formatted(what)
                    : "\"%s\" is no name; give %s, without blanks.".formatted(name, what));
        }
    }

    private BigDecimal money(Field field) {
        return ModelsViewModel.money(switch (field) {
            case INPUT -> "input";
            case OUTPUT -> "output";
            default -> "cache read";
        }, text(field));
    }

    // Refuses what no price can be.
    private static Price price(BigDecimal rate) {
        return Price.custom(null, null, Price.Mode.STANDARD, new Rates(rate, rate, null, null, null, null, null),
                LocalDate.EPOCH);
    }

    private long window() {
        String text = text(Field.CONTEXT).replaceAll("[,_' ]", "");
        if (!text.matches("\\d{1,12}")) {
            throw new IllegalArgumentException(text.isEmpty()
                    ? "Give the context window in tokens, such as 128,000."
                    : "\"%s\" is no number of tokens; write it as 128,000.".formatted(text(Field.CONTEXT)));
        }
        return Long.parseLong(text);
    }
}
