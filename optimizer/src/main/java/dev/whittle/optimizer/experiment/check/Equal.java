package dev.whittle.optimizer.experiment.check;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The answer is the value, char by char; an object or a list is compared as JSON.
///
/// @param json the value if it is an object or a list, else null
record Equal(Template value, @Nullable JsonNode json) implements Rule {
    static Equal of(Spec spec) {
        JsonNode value = spec.node().path("value");
        return value.isContainer() ? new Equal(Template.EXPECTED, value) : new Equal(spec.text(), null);
    }

    @Override
    public Verdict judge(Answer answer) {
        if (json != null) {
            return asJson(answer, json);
        }
        String wanted = value.in(answer);
        if (answer.text().equals(wanted)) {
            return Verdict.of(true, "The answer is %s.".formatted(Quote.of(wanted)));
        }
        return Verdict.of(false, answer.text().strip().equals(wanted.strip())
                ? "The answer differs from %s only in blanks or line breaks at an end.".formatted(Quote.of(wanted))
                : "The answer is %s, not %s.".formatted(Quote.of(answer.text()), Quote.of(wanted)));
    }

    private static Verdict asJson(Answer answer, JsonNode wanted) {
        AnswerJson.Parsed parsed = AnswerJson.parse(answer.text());
        if (parsed.node() == null) {
            return Verdict.of(false, parsed.problem());
        }
        boolean same = AnswerJson.same(parsed.node(), wanted);
        return Verdict.of(same, "The answer's JSON is %s %s.".formatted(same ? "equal to" : "not equal to",
                Quote.of(wanted.toString())));
    }
}
