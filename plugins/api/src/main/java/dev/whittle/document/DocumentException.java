package dev.whittle.document;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A file cannot be read as text. The message is one sentence for the person.
public final class DocumentException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /// @param message one sentence for the person
    public DocumentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// A failure without a cause of its own.
    public DocumentException(String message) {
        this(message, null);
    }
}
