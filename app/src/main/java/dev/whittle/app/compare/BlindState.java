package dev.whittle.app.compare;

import dev.whittle.app.workspace.Opinion;
import dev.whittle.app.workspace.Vote;
import dev.whittle.optimizer.experiment.Experiment;
import java.util.List;

/// What is shown while the names of the answers are hidden.
public sealed interface BlindState {
    /// An answer among others.
    ///
    /// @param number as it stands on the screen, from 1
    /// @param run its place in the experiment, from 0
    record Answer(int number, int run, String text) {}

    /// Names are shown.
    record Off() implements BlindState {}

    /// There are no answers to vote on yet.
    record Waiting(String sentence) implements BlindState {}

    /// The answers stand in an order nobody knows.
    record Voting(List<Answer> answers) implements BlindState {}

    /// The vote was given and the names are shown.
    ///
    /// @param number of the vote, to take it back
    /// @param all every vote on this experiment so far
    record Revealed(List<Answer> answers, Experiment experiment, Vote vote, long number, Opinion all)
            implements
                BlindState {}
}
