package dev.whittle.optimizer.experiment.matrix;

import java.io.Serial;

/// A reply could not be kept or found again. The message is one sentence for the person.
public final class StoreException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /// @param message one sentence for the person
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
