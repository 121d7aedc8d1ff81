package dev.whittle.app.export;

import dev.whittle.format.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// Writes text files that leave the program.
public final class TextFile {
    private TextFile() {}

    /// Writes a file, as a whole or not at all, and reads it again.
    ///
    /// @throws IOException if what was left beside the file cannot be removed
    /// @throws FormatException if the file cannot be written, an older file of that name stays; or if the disk
    ///     holds something else than was written
    public static void write(Path file, String content) throws IOException, FormatException {
        Path target = file.toAbsolutePath();
        // Not a temporary file of Java: nobody else could read that.
        Path beside = target.resolveSibling(".whittle-" + UUID.randomUUID() + ".part");
        try {
            Files.writeString(beside, content, StandardCharsets.UTF_8);
            if (!Files.readString(beside, StandardCharsets.UTF_8).equals(content)) {
                throw new FormatException("The disk did not keep what was written to %s.".formatted(file));
            }
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new FormatException("%s could not be written: %s; choose another place or free some space."
                    .formatted(file, reason(target, e)), e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static String reason(Path target, IOException cause) {
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "there is no folder " + folder;
        }
        if (Files.isDirectory(target)) {
            return "it is a folder";
        }
        return switch (cause) {
            case AccessDeniedException _ -> "you may not write there";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }
}
