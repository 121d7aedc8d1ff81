package dev.whittle.optimizer.experiment.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The answer is JSON, or holds some, and matches a schema if there is one.
///
/// @param within whether the JSON may stand within other text
record IsJson(@Nullable JsonSchema schema, boolean within) implements Rule {
    static IsJson of(Spec spec, boolean within) {
        JsonNode value = spec.node().path("value");
        if (value.isMissingNode() || value.isNull()) {
            return new IsJson(null, within);
        }
        try {
            return new IsJson(JsonSchema.of(value.isString() ? parsed(value.stringValue()) : value), within);
        } catch (IllegalArgumentException e) {
            throw spec.refused(String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode parsed(String text) {
        AnswerJson.Parsed parsed = AnswerJson.parse(text);
        if (parsed.node() == null) {
            throw new IllegalArgumentException("needs a JSON Schema as its value, and %s is no JSON".formatted(
                    Quote.of(text)));
        }
        return parsed.node();
    }

    @Override
    public Verdict judge(Answer answer) throws InterruptedException {
        return within ? anywhere(answer) : whole(answer);
    }

    private Verdict whole(Answer answer) throws InterruptedException {
        AnswerJson.Parsed parsed = AnswerJson.parse(answer.text());
        if (parsed.node() == null) {
            return Verdict.of(false, parsed.problem());
        }
        if (schema == null) {
            return Verdict.of(true, "The answer is JSON.");
        }
        String problems = schema.problems(parsed.node());
        return Verdict.of(problems.isEmpty(), problems.isEmpty()
                ? "The answer is JSON and matches the schema."
                : "The answer is JSON and does not match the schema: %s.".formatted(problems));
    }

    private Verdict anywhere(Answer answer) throws InterruptedException {
        List<JsonNode> found = AnswerJson.in(answer.text());
        if (found.isEmpty()) {
            return Verdict.of(false, "The answer holds no JSON object or array.");
        }
        String problems = "";
        for (JsonNode node : found) {
            problems = schema == null ? "" : schema.problems(node);
            if (problems.isEmpty()) {
                return Verdict.of(true, "The answer holds JSON%s.".formatted(
                        schema == null ? "" : " that matches the schema"));
            }
        }
        return Verdict.of(false, "The answer holds JSON and none matches the schema: %s.".formatted(problems));
    }
}
