package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.optimizer.experiment.check.Checks;
import dev.whittle.optimizer.experiment.check.Verdict;
import dev.whittle.optimizer.experiment.statistics.Agreement;
import dev.whittle.optimizer.experiment.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far the judging model and people agree on the answers both looked at.
///
/// @param rated answers a person rated
/// @param verdicts on passed and failed, each disagreement in full; empty if no answer was judged by both
/// @param grades on grades from 1 to 5, a disagreement by the square of its distance; empty if no answer was graded by
///     both. A judge's score between 0 and 1 is its grade on that scale
public record JudgeAgreement(int rated, Optional<Agreement> verdicts, Optional<Agreement> grades) {
    private static final int STEPS = 4;

    /// The agreement on the answers of a run.
    ///
    /// @param ratings what people say, by cell
    public static JudgeAgreement of(Board board, Map<Integer, Rating> ratings) {
        List<Integer> judgePassed = new ArrayList<>();
        List<Integer> personPassed = new ArrayList<>();
        List<Integer> judgeGrades = new ArrayList<>();
        List<Integer> personGrades = new ArrayList<>();
        ratings.forEach((cell, rating) -> {
            List<Verdict.Judged> said = judged(board.state(cell));
            if (said.isEmpty()) {
                return;
            }
            Boolean passed = rating.passed();
            if (passed != null) {
                judgePassed.add(said.stream().allMatch(Verdict.Judged::passed) ? 1 : 0);
                personPassed.add(passed ? 1 : 0);
            }
            Integer grade = rating.grade();
            if (grade != null) {
                double mean = said.stream().mapToDouble(Verdict.Judged::score).average().orElseThrow();
                judgeGrades.add((int) Math.round(1 + STEPS * mean));
                personGrades.add(grade);
            }
        });
        return new JudgeAgreement(
                (int) ratings.values().stream().filter(rating -> rating.passed() != null).count(),
                of(judgePassed, personPassed, Agreement.Weighting.NONE),
                of(judgeGrades, personGrades, Agreement.Weighting.QUADRATIC));
    }

    private static Optional<Agreement> of(List<Integer> judge, List<Integer> person, Agreement.Weighting weighting) {
        return judge.isEmpty() ? Optional.empty() : Optional.of(Agreement.of(judge, person, weighting, Interval.LEVEL));
    }

    // What a model was asked for has a cost; what text alone decided has none.
    private static List<Verdict.Judged> judged(CellState state) {
        if (!(state instanceof CellState.Answered(var _, var _, Checks.Result result)) || result == null) {
            return List.of();
        }
        return result.verdicts().stream().filter(Verdict.Judged.class::isInstance).map(Verdict.Judged.class::cast)
                .filter(verdict -> !verdict.costs().isEmpty()).toList();
    }
}
