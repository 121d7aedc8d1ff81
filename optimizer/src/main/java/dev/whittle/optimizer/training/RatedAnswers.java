package dev.whittle.optimizer.training;

import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.check.Verdict;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.CellState;
import dev.whittle.optimizer.experiment.matrix.MatrixRun;
import dev.whittle.optimizer.experiment.matrix.Plan;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Rated answers out of what there is: cases with an expected answer, comparisons, runs on cases. Only whole
/// replies of a provider, fresh or recorded, are answers.
public final class RatedAnswers {
    private RatedAnswers() {}

    /// The expected answers of cases, each worth 1; cases without one give none.
    ///
    /// @param prompt its variables are filled by each case
    public static List<RatedAnswer> of(Prompt prompt, List<Case> cases) {
        List<RatedAnswer> answers = new ArrayList<>();
        for (Case one : cases) {
            String expected = one.expected();
            if (expected != null) {
                SequencedMap<String, String> values = new LinkedHashMap<>(prompt.values());
                values.putAll(one.variables());
                answers.add(new RatedAnswer(new Prompt(prompt.messages(), values).rendered(), expected, 1.0));
            }
        }
        return answers;
    }

    /// The answers of a comparison.
    ///
    /// @param ratings what a person thinks of them, 0 to 1, by their place; those that are missing are unrated
    public static List<RatedAnswer> of(Experiment experiment, Map<Integer, Double> ratings) {
        List<RatedAnswer> answers = new ArrayList<>();
        for (int i = 0; i < experiment.runs().size(); i++) {
            add(answers, experiment.runs().get(i), ratings.get(i));
        }
        return answers;
    }

    /// The answers of a run on cases with the scores of their checks, and the expected answers of its cases.
    ///
    /// @param ratings what a person thinks of answers, 0 to 1, by their cell; goes before what checks say
    public static List<RatedAnswer> of(MatrixRun run, Map<Integer, Double> ratings) {
        Plan plan = run.plan();
        List<RatedAnswer> answers = new ArrayList<>();
        for (int cell = 0; cell < plan.size(); cell++) {
            if (run.board().state(cell) instanceof CellState.Answered(Run answer, var _, var result)) {
                String expected = plan.cases().get(plan.caseOf(cell)).expected();
                if (expected != null) {
                    answers.add(new RatedAnswer(answer.column().prompt().rendered(), expected, 1.0));
                }
                Double rated = ratings.get(cell);
                add(answers, answer, rated != null ? rated : result == null ? null : score(result.whole()));
            }
        }
        return answers;
    }

    // An answer that failed is worth less than one that passed, whatever the shares of its checks.
    private static @Nullable Double score(Verdict verdict) {
        return verdict instanceof Verdict.Judged judged
                ? (Double) (judged.passed() ? 1.0 : Math.min(judged.score(), 0.99))
                : null;
    }

    private static void add(List<RatedAnswer> answers, Run run, @Nullable Double score) {
        if (run.outcome() instanceof Outcome.Finished(Reply reply, var _) && reply.origin() != Reply.Origin.ECHO
                && reply.finish() == Reply.Finish.STOP) {
            answers.add(new RatedAnswer(run.column().prompt().rendered(), reply.text(), score));
        }
    }
}
