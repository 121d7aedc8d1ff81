package dev.whittle.optimizer.experiment.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One check as it is written down, with the words for what is wrong with it.
record Spec(String type, ObjectNode node, String place) {
    /// The value as a text; what the case expects if there is none.
    Template text() {
        JsonNode value = node.path("value");
        if (value.isMissingNode() || value.isNull()) {
            return Template.EXPECTED;
        }
        if (value.isContainer()) {
            throw refused("needs one text as its value, not %s".formatted(value.isArray() ? "a list" : "an object"));
        }
        Template text = new Template(value.asString());
        if (text.text().isEmpty() && !type.equals("equals")) {
            throw refused("has an empty value, which every answer would match");
        }
        return text;
    }

    /// The values: a list, or one text with commas between them; quotes keep a comma.
    List<Template> texts() {
        JsonNode value = node.path("value");
        List<Template> texts = new ArrayList<>();
        if (value.isArray()) {
            for (JsonNode one : value) {
                if (one.isContainer() || one.isNull()) {
                    throw refused("needs a list of texts");
                }
                texts.add(new Template(one.asString()));
            }
        } else if (separatedLater()) {
            texts.add(text());
        } else {
            CommaSeparated.split(text().text()).forEach(one -> texts.add(new Template(one)));
        }
        if (texts.isEmpty() || texts.stream().anyMatch(one -> one.text().isEmpty())) {
            throw refused("has an empty text among its values, which every answer would match");
        }
        return texts;
    }

    /// Whether the values are one text that is filled in first and has its commas then.
    boolean separatedLater() {
        return !node.path("value").isArray() && !text().fixed();
    }

    /// One text or several, each of which would do.
    List<Template> references() {
        return node.path("value").isArray() ? texts() : List.of(text());
    }

    /// The threshold, from 0 to 1.
    double share(double otherwise) {
        double threshold = number("threshold", otherwise);
        if (!(threshold >= 0 && threshold <= 1)) {
            throw refused("has the threshold %s; it is between 0 and 1".formatted(threshold));
        }
        return threshold;
    }

    /// A number that must be there.
    double number(String field) {
        if (!node.hasNonNull(field)) {
            throw refused("needs a number as its %s".formatted(field));
        }
        return number(field, 0);
    }

    double number(String field, double otherwise) {
        @Nullable
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        double number = value.isNumber() ? value.asDouble(Double.NaN) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw refused("needs a number as its %s, not %s".formatted(field, Quote.of(value.toString())));
        }
        return number;
    }

    /// Refuses fields that nothing reads, so that a mistyped one is not passed over.
    void only(Set<String> known) {
        for (String field : node.propertyNames()) {
            if (!known.contains(field)) {
                throw refused("has the field \"%s\", which Whittle does not know%s".formatted(field,
                        Nearest.hint(field, known)));
            }
        }
    }

    IllegalArgumentException refused(String what) {
        return new IllegalArgumentException("%s (%s) %s%s".formatted(place, type, what, what.endsWith("?") ? "" : "."));
    }
}
