package dev.whittle.app.workspace;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// All that people said about the answers of one experiment.
///
/// @param ratings by run, its place in the experiment from 0
/// @param votes in the order they were given
public record Opinion(Map<Integer, AnswerRating> ratings, List<Vote> votes) {
    public static final Opinion NONE = new Opinion(Map.of(), List.of());

    public Opinion {
        ratings = Map.copyOf(ratings);
        votes = List.copyOf(votes);
    }

    public AnswerRating rating(int run) {
        return ratings.getOrDefault(run, AnswerRating.NONE);
    }

    /// How often a run was voted best.
    public long wins(int run) {
        return votes.stream().filter(vote -> Objects.equals(vote.best(), run)).count();
    }

    public long count(Vote.Verdict verdict) {
        return votes.stream().filter(vote -> vote.verdict() == verdict).count();
    }
}
