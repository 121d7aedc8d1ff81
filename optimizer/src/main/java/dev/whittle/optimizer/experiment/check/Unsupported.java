package dev.whittle.optimizer.experiment.check;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// promptfoo's types that are refused on purpose, and what to write instead.
final class Unsupported {
    private static final Set<String> PROGRAMS = Set.of("javascript", "python", "ruby", "webhook");
    private static final Map<String, String> INSTEAD = Map.of(
            "model-graded-closedqa", "llm-rubric",
            "model-graded-factuality", "llm-rubric",
            "factuality", "llm-rubric",
            "g-eval", "llm-rubric",
            "answer-relevance", "llm-rubric",
            "select-best", "pairwise",
            "max-score", "pairwise",
            "gleu", "bleu",
            "meteor", "rouge-l",
            "rouge-s", "rouge-l");
    private static final Set<String> OTHERS = Set.of("contains-html", "contains-sql", "contains-xml", "is-html",
            "is-sql", "is-xml",
            "is-valid-openai-function-call", "is-valid-openai-tools-call", "classifier", "moderation", "guardrails",
            "perplexity", "perplexity-score", "pi", "context-recall", "context-relevance", "context-faithfulness");

    private Unsupported() {}

    /// What is wrong with the type, or null if it is none of them.
    static @Nullable String reason(String type) {
        if (PROGRAMS.contains(type)) {
            return "runs a program, and Whittle runs none: say what it looks for with regex, is-json or llm-rubric";
        }
        if (OTHERS.contains(type)) {
            return "is a type of promptfoo Whittle does not have; regex and llm-rubric come nearest";
        }
        @Nullable
        String instead = INSTEAD.get(type);
        return instead == null ? null : "is a type of promptfoo Whittle does not have: use \"%s\"".formatted(instead);
    }
}
