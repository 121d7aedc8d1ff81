package dev.whittle.optimizer.experiment.check;

import java.util.List;
import java.util.Locale;

/// The answer contains all of the values, or any of them.
record Contains(List<Template> values, boolean all, boolean ignoringCase) implements Rule {
    Contains {
        values = List.copyOf(values);
    }

    @Override
    public Verdict judge(Answer answer) {
        String text = cased(answer.text());
        List<String> wanted = values.stream().map(value -> value.in(answer)).toList();
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
