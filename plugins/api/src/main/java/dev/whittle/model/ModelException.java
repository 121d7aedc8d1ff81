package dev.whittle.model;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// There is no whole reply. The message is one sentence for the person and never holds a key.
public final class ModelException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /// What went wrong, so that a caller can tell what may help.
    public enum Kind {
        /// No connection could be made.
        UNREACHABLE,
        /// The key is missing, wrong or may not do this.
        UNAUTHORIZED,
        /// The request itself was refused: unknown model, too long, bad parameter, content policy.
        REFUSED,
        /// Too many requests, or the quota is used up.
        RATE_LIMITED,
        /// The server failed or is overloaded.
        SERVER_ERROR,
        /// The server said nothing for longer than the limit.
        TIMEOUT,
        /// The stream ended without the provider's end marker.
        TRUNCATED,
        /// What came is not what the protocol says.
        MALFORMED
    }

    private final Kind kind;
    private final String partialText;

    /// @param message one sentence for the person, without a key
    /// @param partialText what had come by then, or empty
    public ModelException(Kind kind, String message, String partialText, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.partialText = partialText;
    }

    /// A failure before any text came.
    public ModelException(Kind kind, String message) {
        this(kind, message, "", null);
    }

    /// What went wrong.
    public Kind kind() {
        return kind;
    }

    /// The text that came before it went wrong. Shown to the person, never scored, cached or billed.
    public String partialText() {
        return partialText;
    }
}
