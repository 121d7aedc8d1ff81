package dev.whittle.app.cli;

import dev.whittle.app.workspace.Opinion;
import dev.whittle.app.workspace.AnswerRating;
import dev.whittle.app.workspace.Vote;
import dev.whittle.optimizer.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What people said of the answers of an experiment, as it is printed.
final class OpinionJson {
    private OpinionJson() {}

    /// Adds `ratings`, `votes` and their `tally`, columns by their labels; nothing if nobody said anything.
    static void add(ObjectNode tree, Experiment experiment, Opinion opinion) {
        if (opinion.equals(Opinion.NONE)) {
            return;
        }
        ArrayNode ratings = tree.putArray("ratings");
        ObjectNode wins = tree.putObject("tally").put("tie", opinion.count(Vote.Verdict.TIE))
                .put("all_bad", opinion.count(Vote.Verdict.ALL_BAD)).putObject("best");
        for (int i = 0; i < experiment.runs().size(); i++) {
            String column = label(experiment, i);
            wins.put(column, opinion.wins(i));
            AnswerRating rating = opinion.rating(i);
            if (!rating.equals(AnswerRating.NONE)) {
                ratings.addObject().put("column", column).put("stars", rating.stars()).put("score", rating.score())
                        .put("note", rating.note());
            }
        }
        ArrayNode votes = tree.putArray("votes");
        for (Vote vote : opinion.votes()) {
            ObjectNode node = votes.addObject().put("verdict", vote.verdict().name().toLowerCase(Locale.ROOT))
                    .put("best", vote.best() == null ? null : label(experiment, vote.best()));
            ArrayNode shown = node.putArray("shown");
            vote.shown().forEach(run -> shown.add(label(experiment, run)));
        }
    }

    /// Such as `Rated 4 of 5, score 87.5: short`.
    static String words(AnswerRating rating) {
        List<String> parts = new ArrayList<>();
        if (rating.stars() != null) {
            parts.add("%d of 5".formatted(rating.stars()));
        }
        if (rating.score() != null) {
            parts.add("score " + rating.score().toPlainString());
        }
        return (parts.isEmpty() ? "Note" : "Rated " + String.join(", ", parts))
                + (rating.note().isEmpty() ? "" : ": " + rating.note());
    }

    private static String label(Experiment experiment, int run) {
        return experiment.runs().get(run).column().label();
    }
}
