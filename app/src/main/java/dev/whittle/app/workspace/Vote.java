package dev.whittle.app.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A vote between answers whose names were hidden.
///
/// @param shown the runs in the order in which their answers stood; a run is its place in the experiment, from 0
/// @param best the run that was best, only with [Verdict#BEST]
public record Vote(List<Integer> shown, Verdict verdict, @Nullable Integer best) {
    /// What was voted: one is best, none is better, none is good enough.
    public enum Verdict { BEST, TIE, ALL_BAD }

    public Vote {
        shown = List.copyOf(shown);
        if ((verdict == Verdict.BEST) != (best != null) || (best != null && !shown.contains(best))) {
            throw new IllegalArgumentException("A vote for the best names one of the answers shown.");
        }
    }
}
