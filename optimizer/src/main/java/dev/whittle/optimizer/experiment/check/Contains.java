package dev.whittle.optimizer.experiment.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The answer contains all of the values, or any of them.
///
/// @param separated whether a value, once filled in, is several with commas between
record Contains(List<Template> values, boolean all, boolean ignoringCase, boolean separated) implements Rule {
    Contains {
        values = List.copyOf(values);
    }

    static Contains one(Spec spec, boolean ignoringCase) {
        return new Contains(List.of(spec.text()), true, ignoringCase, false);
    }

    static Contains several(Spec spec, boolean all, boolean ignoringCase) {
        return new Contains(spec.texts(), all, ignoringCase, spec.separatedLater());
    }

    @Override
    public Verdict judge(Answer answer) {
        String text = cased(answer.text());
        List<String> wanted = values.stream().map(value -> value.in(answer))
                .flatMap(value -> separated ? CommaSeparated.split(value).stream() : Stream.of(value)).toList();
        if (wanted.contains("")) {
            throw new CannotJudge("An empty text is to be looked for, which every answer would match.");
        }
        List<String> found = wanted.stream().filter(value -> text.contains(cased(value))).toList();
        List<String> missing = wanted.stream().filter(value -> !text.contains(cased(value))).toList();
        boolean passed = all ? missing.isEmpty() : !found.isEmpty();
        return Verdict.of(passed, passed
                ? "The answer contains %s.".formatted(quoted(found))
                : "The answer does not contain %s.".formatted(quoted(missing)));
    }

    private String cased(String text) {
        return ignoringCase ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static String quoted(List<String> texts) {
        return String.join(", ", texts.stream().map(Quote::of).toList());
    }
}
