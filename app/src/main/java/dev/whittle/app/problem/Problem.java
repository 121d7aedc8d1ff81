package dev.whittle.app.problem;

import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.document.DocumentException;
import dev.whittle.format.FormatException;
import dev.whittle.model.ModelException;
import dev.whittle.optimizer.experiment.matrix.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Something went wrong.
///
/// @param title what happened, one sentence
/// @param whatToDo what the person can do, one sentence, or empty if the title says it
/// @param cause for the log, or null
public record Problem(String title, String whatToDo, @Nullable Throwable cause) {
    private static final int LONGEST = 900;

    public Problem(String title, String whatToDo) {
        this(title, whatToDo, null);
    }

    /// The problem behind an exception. Exceptions made for people keep their sentence.
    public static Problem of(Throwable cause) {
        return switch (cause) {
            case DocumentException e -> new Problem(sentence(e), "", e);
            case FormatException e -> new Problem(sentence(e), "", e);
            case ModelException e -> new Problem(sentence(e), "", e);
            case WorkspaceException e -> new Problem(sentence(e), "", e);
            case StoreException e -> new Problem(sentence(e), "", e);
            case UncheckedIOException e when e.getCause() != null -> of(e.getCause());
            case NoSuchFileException e ->
                new Problem("There is no file " + e.getFile() + ".", "Check the name and the folder.", e);
            case AccessDeniedException e ->
                new Problem("You may not open " + e.getFile() + ".", "Change its permissions or choose another.", e);
            case FileSystemException e ->
                new Problem("The file " + e.getFile() + " cannot be used" + because(e.getReason()),
                        "Check the disk and the folder's permissions.", e);
            case IOException e ->
                new Problem("A file or a connection failed" + because(e.getMessage()),
                        "Check the disk's free space and try again.", e);
            case IllegalArgumentException e when e.getMessage() != null -> new Problem(sentence(e), "", e);
            case OutOfMemoryError e ->
                new Problem("There is not enough memory for this.", "Use a smaller text or close other work.", e);
            default -> new Problem("Something in Whittle went wrong: " + cause.getClass().getSimpleName() + ".",
                    "Your text is kept; the log file says more.", cause);
        };
    }

    /// Both sentences.
    public String text() {
        return whatToDo.isEmpty() ? title : title + " " + whatToDo;
    }

    private static String because(@Nullable String reason) {
        return reason == null || reason.isBlank() ? "." : ": " + reason.strip().replaceFirst("\\.$", "") + ".";
    }

    private static String sentence(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() + "." : line(message);
    }

    /// A sentence as it may be shown: what it quotes of a file may be long, or hold signs that steer a terminal.
    public static String line(String sentence) {
        String whole = sentence.length() <= LONGEST
                ? sentence
                : sentence.substring(0, LONGEST * 2 / 3) + " … " + sentence.substring(sentence.length() - LONGEST / 4);
        return whole.replaceAll("\\p{Cc}", "?");
    }
}
