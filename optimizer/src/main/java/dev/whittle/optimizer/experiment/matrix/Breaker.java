package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.model.ModelException.Kind;
import dev.whittle.optimizer.experiment.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ends a column whose further calls would only meet the same failure: at once where the key was refused, after
/// five refusals in a row with the same words, or five times no connection, with no whole answer between. Thread-safe.
final class Breaker {
    private static final int IN_A_ROW = 5;

    private @Nullable String last;
    private int times;
    private @Nullable String why;

    /// Why nothing more is asked, or empty while it is.
    synchronized Optional<String> open() {
        return Optional.ofNullable(why);
    }

    synchronized void heard(Outcome outcome) {
        switch (outcome) {
            case Outcome.Finished _ -> times = 0;
            case Outcome.Failed failed when failed.kind() == Kind.UNAUTHORIZED -> why = failed.message();
            case Outcome.Failed failed when failed.kind() == Kind.REFUSED || failed.kind() == Kind.UNREACHABLE -> {
                times = failed.message().equals(last) ? times + 1 : 1;
                last = failed.message();
                if (times >= IN_A_ROW) {
                    why = failed.message();
                }
            }
            case Outcome.Failed _,Outcome.Stopped _ -> {
            }
        }
    }
}
