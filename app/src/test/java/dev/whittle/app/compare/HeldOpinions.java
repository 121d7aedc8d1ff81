package dev.whittle.app.compare;

import dev.whittle.app.workspace.Opinion;
import dev.whittle.app.workspace.AnswerRating;
import dev.whittle.app.workspace.Vote;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Opinions held in memory.
final class HeldOpinions implements OpinionShelf {
    record Place(UUID experiment, int run) {}

    private record Cast(UUID experiment, Vote vote) {}

    final Map<Place, AnswerRating> ratings = new HashMap<>();
    private final SequencedMap<Long, Cast> votes = new LinkedHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    List<Vote> votes() {
        return votes.values().stream().map(Cast::vote).toList();
    }

    @Override
    public Opinion opinion(UUID experiment) {
        Map<Integer, AnswerRating> theirs = new HashMap<>();
        ratings.forEach((place, rating) -> {
            if (place.experiment().equals(experiment)) {
                theirs.put(place.run(), rating);
            }
        });
        return new Opinion(theirs, votes.values().stream().filter(cast -> cast.experiment().equals(experiment))
                .map(Cast::vote).toList());
    }

    @Override
    public void rate(UUID experiment, int run, AnswerRating rating) {
        ratings.put(new Place(experiment, run), rating);
    }

    @Override
    public long vote(UUID experiment, Vote vote) {
        votes.put(numbers.incrementAndGet(), new Cast(experiment, vote));
        return numbers.get();
    }

    @Override
    public void unvote(long number) {
        votes.remove(number);
    }
}
