package dev.whittle.app.export;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import dev.whittle.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// Writes templates and proves them: what was written is read back by the same format and compared, text
/// by text and in tokens.
public final class TemplateFile {
    private TemplateFile() {}

    /// The proof of one template in one format.
    ///
    /// @param content what the file holds
    /// @param sentence what was proved, for the person: "Read back: rendered text identical, 412 = 412 tokens."
    public record Proof(String content, String sentence) {}

    /// The content of the file, proved by reading it back.
    ///
    /// @throws FormatException if the format cannot hold the template, or what it wrote reads back different
    public static Proof prove(TemplateFormat format, Template template, Tokenizer tokenizer) throws FormatException {
        String content = format.write(template);
        return new Proof(content, RoundTrip.prove(format, template, format.readAll(content), tokenizer));
    }

    /// Writes a proved template, as a whole or not at all, and reads the file again.
    ///
    /// @throws IOException if what was left beside the file cannot be removed
    /// @throws FormatException if the file cannot be written, an older file of that name stays; or if the disk
    ///     holds something else than was written
    public static void write(Path file, Proof proof) throws IOException, FormatException {
        Path target = file.toAbsolutePath();
        // Not a temporary file of Java: nobody else could read that.
        Path beside = target.resolveSibling(".whittle-" + UUID.randomUUID() + ".part");
        try {
            Files.writeString(beside, proof.content(), StandardCharsets.UTF_8);
            if (!Files.readString(beside, StandardCharsets.UTF_8).equals(proof.content())) {
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
