package dev.whittle.app.experiments;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import java.util.ArrayList;
import java.util.List;

/// What a list says about an experiment beyond its summary; it takes reading the whole of it.
public sealed interface Digest {
    /// It is being read.
    record Reading() implements Digest {}

    /// @param tokens input and output tokens of all columns, as the providers reported them: `1,624 / 216`
    /// @param outcome how many columns ended how
    record Read(String tokens, String outcome) implements Digest {}

    /// It cannot be opened.
    ///
    /// @param sentence what happened and what to do
    record Unreadable(String sentence) implements Digest {}

    static Digest of(Experiment experiment) {
        long in = 0;
        long out = 0;
        int reported = 0;
        int finished = 0;
        int failed = 0;
        int stopped = 0;
        for (Run run : experiment.runs()) {
            switch (run.outcome()) {
                case Outcome.Finished(Reply reply, var _) -> {
                    finished++;
                    Usage usage = reply.usage();
                    if (usage != null) {
                        reported++;
                        in += usage.totalInput();
                        out += usage.output();
                    }
                }
                case Outcome.Failed _ -> failed++;
                case Outcome.Stopped _ -> stopped++;
            }
        }
        List<String> outcome = new ArrayList<>();
        add(outcome, finished, "finished");
        add(outcome, failed, "failed");
        add(outcome, stopped, "stopped");
        String tokens = reported == 0
                ? "not reported"
                : "%s / %s".formatted(Figures.number(in), Figures.number(out));
        return new Read(tokens, String.join(", ", outcome));
    }

    private static void add(List<String> outcome, int count, String how) {
        if (count > 0) {
            outcome.add(count + " " + how);
        }
    }
}
