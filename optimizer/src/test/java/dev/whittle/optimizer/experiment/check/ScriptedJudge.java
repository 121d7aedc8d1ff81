package dev.whittle.optimizer.experiment.check;

import dev.whittle.catalog.Cost;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A judge that says what it was told to, in order, and remembers what it was asked.
final class ScriptedJudge implements JudgeModel {
    static final Cost COST = new Cost.Unpriced("A test judge costs nothing.");

    private final Deque<Outcome> script = new ArrayDeque<>();
    final List<String> asked = new ArrayList<>();

    ScriptedJudge(String... replies) {
        for (String reply : replies) {
            script.add(finished(reply, Reply.Finish.STOP));
        }
    }

    ScriptedJudge(Outcome outcome) {
        script.add(outcome);
    }

    static Outcome finished(String text, Reply.Finish finish) {
        return new Outcome.Finished(new Reply(text, finish, null, null, Duration.ZERO, Duration.ZERO, 1), COST);
    }

    @Override
    public Outcome ask(Prompt prompt) {
        asked.add(String.join("\n", prompt.rendered().stream().map(Message::text).toList()));
        return script.remove();
    }
}
