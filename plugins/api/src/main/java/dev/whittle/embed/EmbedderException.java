package dev.whittle.embed;

/// The model cannot be loaded or run. The message is one sentence for the person.
public final class EmbedderException extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param message one sentence for the person
    public EmbedderException(String message, Throwable cause) {
        super(message, cause);
    }
}
