package dev.whittle.optimizer.experiment.check;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What stands at a place in the answer's JSON equals a value. A value with variables is filled
/// in first; one written as a text equals the text, and also the number, boolean or null that
/// reads the same.
///
/// @param value the value, or null for one that is a text
record JsonAt(JsonPath path, @Nullable JsonNode value, Template text) implements Rule {
    static JsonAt of(Spec spec) {
        JsonNode path = spec.node().path("path");
        if (!path.isString()) {
            throw spec.refused("needs a path, such as \"$.items[0].name\"");
        }
        JsonNode value = spec.node().path("value");
        try {
            boolean given = !value.isMissingNode() && !value.isString();
            return new JsonAt(JsonPath.of(path.stringValue()), given ? value : null,
                    given ? Template.EXPECTED : spec.text());
        } catch (IllegalArgumentException e) {
            throw spec.refused(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Verdict judge(Answer answer) {
        AnswerJson.Parsed parsed = AnswerJson.parse(answer.text());
        if (parsed.node() == null) {
            return Verdict.of(false, parsed.problem());
        }
        @Nullable
        JsonNode found = path.in(parsed.node());
        if (found == null) {
            return Verdict.of(false, "Nothing stands at %s.".formatted(path));
        }
        boolean same = value == null ? reads(found, text.in(answer)) : AnswerJson.same(found, value);
        String wanted = value == null ? Quote.of(text.in(answer)) : Quote.of(value.toString());
        return Verdict.of(same, same
                ? "At %s stands %s.".formatted(path, wanted)
                : "At %s stands %s, not %s.".formatted(path, Quote.of(found.toString()), wanted));
    }

    private static boolean reads(JsonNode found, String wanted) {
        if (found.isString()) {
            return found.stringValue().equals(wanted);
        }
        @Nullable
        JsonNode parsed = AnswerJson.parse(wanted).node();
        return parsed != null && AnswerJson.same(found, parsed);
    }
}
