package dev.whittle.app.compare;

import dev.whittle.app.workspace.Opinion;
import dev.whittle.app.workspace.AnswerRating;
import dev.whittle.app.workspace.Vote;
import java.util.UUID;

/// Where ratings and votes are kept, beside their experiment. Every method blocks and is never called on the window's
/// thread; an exception made for people keeps its sentence.
public interface OpinionShelf {
    Opinion opinion(UUID experiment) throws Exception;

    /// @param run its place in the experiment, from 0
    void rate(UUID experiment, int run, AnswerRating rating) throws Exception;

    /// @return the vote's number, to take it back
    long vote(UUID experiment, Vote vote) throws Exception;

    void unvote(long number) throws Exception;
}
