package dev.whittle.optimizer.experiment.check;

import dev.whittle.prompt.Variables;
import org.jspecify.annotations.Nullable;

/// A value of a check that may hold `{{variables}}` of the case; `{{expected}}` is what the case
/// expects.
record Template(String text) {
    static final Template EXPECTED = new Template("{{expected}}");

    /// Whether it is the same for every case.
    boolean fixed() {
        return Variables.places(text).isEmpty();
    }

    /// The value for one case. Values are filled in as they are, without looking for variables in
    /// them.
    String in(Answer answer) {
        StringBuilder filled = new StringBuilder();
        int copied = 0;
        for (Variables.Place place : Variables.places(text)) {
            filled.append(text, copied, place.start()).append(value(place.name(), answer));
            copied = place.end();
        }
        return filled.append(text, copied, text.length()).toString();
    }

    private static String value(String name, Answer answer) {
        @Nullable
        String value = answer.variables().get(name);
        if (value == null && name.equals("expected")) {
            value = answer.expected();
        }
        if (value == null) {
            throw new CannotJudge(name.equals("expected")
                    ? "The case does not say what is expected."
                    : "The case has no value for {{%s}}.".formatted(name));
        }
        return value;
    }
}
