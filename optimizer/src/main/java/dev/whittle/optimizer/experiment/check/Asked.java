package dev.whittle.optimizer.experiment.check;

import dev.whittle.catalog.Cost;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.prompt.Prompt;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a judge said: one JSON object, or why there is none.
///
/// @param said null if the judge did not answer as it was asked to
/// @param problem what went wrong, empty if nothing did
record Asked(@Nullable JsonNode said, String problem, List<Cost> costs) {
    private static final int LONGEST_REASON = 300;

    /// Asks once. A judge that does not keep to the form is not asked again: its call is shown,
    /// and paid.
    static Asked of(JudgeModel judge, Prompt prompt) throws InterruptedException {
        return switch (judge.ask(prompt)) {
            case Outcome.Finished(Reply reply, Cost cost) -> read(reply, List.of(cost));
            case Outcome.Failed failed -> new Asked(null, "The judge did not answer: " + failed.message(),
                    List.of(new Cost.Unpriced("The judge's call failed; what is billed for it is not known.")));
            case Outcome.Stopped _ -> throw new InterruptedException("The judge was stopped");
        };
    }

    private static Asked read(Reply reply, List<Cost> costs) {
        if (reply.finish() == Reply.Finish.LENGTH) {
            return new Asked(null, "The judge ran out of tokens: allow it more.", costs);
        }
        List<JsonNode> objects = AnswerJson.in(reply.text()).stream().filter(JsonNode::isObject).toList();
        return objects.isEmpty()
                ? new Asked(null, "The judge did not answer in the form it was asked for: %s.".formatted(
                        Quote.of(reply.text())), costs)
                : new Asked(objects.getLast(), "", costs);
    }

    /// The judge's reason as the end of a sentence.
    String reason() {
        String reason = said == null ? "" : said.path("reason").asString("").strip();
        String line = Quote.line(reason, LONGEST_REASON);
        return line.isEmpty() ? "it gave no reason" : line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
