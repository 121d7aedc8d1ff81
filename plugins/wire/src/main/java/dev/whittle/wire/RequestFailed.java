package dev.whittle.wire;

import dev.whittle.model.ModelException;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A request failed before the first byte of its reply, so sending it again costs nothing twice.
final class RequestFailed extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final ModelException problem;
    private final boolean mayHelpToRepeat;
    private final @Nullable Duration asked;

    RequestFailed(ModelException problem, boolean mayHelpToRepeat, @Nullable Duration asked) {
        super(problem);
        this.problem = problem;
        this.mayHelpToRepeat = mayHelpToRepeat;
        this.asked = asked;
    }

    /// What the person is told if it is not sent again.
    ModelException problem() {
        return problem;
    }

    /// What happened, without the advice that follows the colon in every sentence.
    String reason() {
        String sentence = String.valueOf(problem.getMessage());
        int colon = sentence.indexOf(": ");
        return colon < 0 ? sentence : sentence.substring(0, colon);
    }

    boolean mayHelpToRepeat() {
        return mayHelpToRepeat;
    }

    /// How long the server asks to wait, or null.
    @Nullable
    Duration asked() {
        return asked;
    }
}
