package dev.whittle.format;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A template cannot be written or read in a format. The message is one sentence for the person.
public final class FormatException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /// @param message one sentence for the person
    public FormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// A failure without a cause of its own.
    public FormatException(String message) {
        this(message, null);
    }
}
