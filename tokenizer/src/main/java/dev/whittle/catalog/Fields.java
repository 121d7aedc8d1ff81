package dev.whittle.catalog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One JSON object of a catalog file, read field by field. Everything that is wrong becomes one
/// sentence that names the model and the field; [#done] finds fields nobody asked for.
final class Fields {
    private static final Pattern MONEY = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final BigDecimal DEAREST = BigDecimal.valueOf(100_000);

    /// The first and the last year a price may start or end in.
    static final int FIRST_YEAR = 2018;
    static final int LAST_YEAR = 2100;

    private final JsonNode node;
    private final String owner;
    private final String path;
    private final Set<String> asked = new HashSet<>();

    private Fields(JsonNode node, String owner, String path) {
        this.node = node;
        this.owner = owner;
        this.path = path;
    }

    static Fields of(JsonNode node, String owner) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("%s is not a JSON object.".formatted(owner));
        }
        return new Fields(node, owner, "");
    }

    /// The same object under a better name, once its name has been read from it.
    Fields named(String name) {
        Fields renamed = new Fields(node, name, "");
        renamed.asked.addAll(asked);
        return renamed;
    }

    boolean has(String field) {
        return !node.path(field).isMissingNode();
    }

    /// The names of its fields.
    List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    String text(String field) {
        JsonNode value = required(field);
        if (!value.isString() || value.asString().isBlank() || value.asString().length() > 500) {
            throw wrong(field, "it needs a text of at most 500 characters");
        }
        return value.asString();
    }

    @Nullable
    String optionalText(String field) {
        return has(field) ? text(field) : null;
    }

    List<String> texts(String field) {
        asked.add(field);
        List<String> values = new ArrayList<>();
        for (JsonNode value : array(field)) {
            if (!value.isString() || value.asString().isBlank()) {
                throw wrong(field, "it needs a list of texts");
            }
            values.add(value.asString());
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw wrong(field, "a text stands in it twice");
        }
        return values;
    }

    boolean flag(String field) {
        JsonNode value = required(field);
        if (!value.isBoolean()) {
            throw wrong(field, "it needs true or false");
        }
        return value.asBoolean();
    }

    boolean flagOrFalse(String field) {
        return has(field) && flag(field);
    }

    long count(String field, long least, long most) {
        JsonNode value = required(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < least || value.asLong() > most) {
            throw wrong(field, "it needs a whole number from %d to %d".formatted(least, most));
        }
        return value.asLong();
    }

    @Nullable
    Long optionalCount(String field, long least, long most) {
        return has(field) ? count(field, least, most) : null;
    }

    BigDecimal money(String field) {
        JsonNode value = required(field);
        if (!value.isString() || !MONEY.matcher(value.asString()).matches()
                || new BigDecimal(value.asString()).compareTo(DEAREST) > 0) {
            throw wrong(field, "it needs USD per million tokens as a decimal text such as \"2.50\", at most %s"
                    .formatted(DEAREST.toPlainString()));
        }
        return new BigDecimal(value.asString());
    }

    /// Whether an amount can be written as money and read again.
    static boolean isMoney(BigDecimal amount) {
        return MONEY.matcher(amount.toPlainString()).matches() && amount.compareTo(DEAREST) <= 0;
    }

    @Nullable
    BigDecimal optionalMoney(String field) {
        return has(field) ? money(field) : null;
    }

    LocalDate date(String field) {
        String value = text(field);
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeException _) {
            // falls through: a broken date and an absurd one get the same sentence
        }
        throw wrong(field, "it needs a day such as \"2026-11-21\"");
    }

    /// A day, or null where the field is absent or null.
    @Nullable
    LocalDate optionalDate(String field) {
        asked.add(field);
        return node.path(field).isMissingNode() || node.path(field).isNull() ? null : date(field);
    }

    LocalTime time(String field) {
        try {
            return LocalTime.parse(text(field));
        } catch (DateTimeException _) {
            throw wrong(field, "it needs an hour of the day such as \"16:30\"");
        }
    }

    <E extends Enum<E>> E choice(String field, Class<E> type) {
        String value = text(field);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        throw wrong(field, "it needs one of " + String.join(", ",
                Arrays.stream(type.getEnumConstants()).map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList()));
    }

    Fields object(String field) {
        JsonNode value = required(field);
        if (!value.isObject()) {
            throw wrong(field, "it needs a JSON object");
        }
        return new Fields(value, owner, path + field + ".");
    }

    List<Fields> objects(String field) {
        asked.add(field);
        List<Fields> objects = new ArrayList<>();
        for (JsonNode value : array(field)) {
            String name = field + "[" + objects.size() + "]";
            if (!value.isObject()) {
                throw wrong(name, "it needs a JSON object");
            }
            objects.add(new Fields(value, owner, path + name + "."));
        }
        return objects;
    }

    /// Refuses fields that no one asked for: a misspelt field must not be lost silently.
    void done() {
        Set<String> unknown = new LinkedHashSet<>(node.propertyNames());
        unknown.removeAll(asked);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("%s has an unknown field \"%s%s\"."
                    .formatted(owner, path, unknown.iterator().next()));
        }
    }

    IllegalArgumentException wrong(String field, String why) {
        JsonNode value = node.path(field);
        String shown = value.isMissingNode() || value.isContainer() ? "" : " (%s)".formatted(clipped(value.toString()));
        return new IllegalArgumentException("%s has a wrong \"%s%s\"%s: %s.".formatted(owner, path, field, shown, why));
    }

    private JsonNode required(String field) {
        asked.add(field);
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("%s has no \"%s%s\".".formatted(owner, path, field));
        }
        return value;
    }

    private JsonNode array(String field) {
        JsonNode value = required(field);
        if (!value.isArray()) {
            throw wrong(field, "it needs a list");
        }
        return value;
    }

    private static String clipped(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
