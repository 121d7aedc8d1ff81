package dev.whittle.optimizer.experiment.check;

import dev.whittle.model.Reply;
import java.util.Locale;
import java.util.Map;

/// Why the reply ended is as wanted; promptfoo's names for it.
record Ended(Reply.Finish wanted) implements Rule {
    private static final Map<String, Reply.Finish> NAMES = Map.of("stop", Reply.Finish.STOP, "length",
            Reply.Finish.LENGTH, "content_filter", Reply.Finish.CONTENT_FILTER, "tool_calls", Reply.Finish.TOOL_CALL);

    static Ended of(Spec spec) {
        Reply.Finish wanted = NAMES.get(spec.text().text());
        if (wanted == null) {
            throw spec.refused("needs stop, length, content_filter or tool_calls as its value");
        }
        return new Ended(wanted);
    }

    @Override
    public Verdict judge(Answer answer) {
        if (answer.finish() == null) {
            throw new CannotJudge("Why the reply ended is not known.");
        }
        return Verdict.of(answer.finish() == wanted, "The reply ended with %s.".formatted(
                answer.finish().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
}
