package dev.whittle.app.context;

import dev.whittle.document.Document;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.optimizer.context.Chunker;
import dev.whittle.optimizer.context.Chunking;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads files into chunks with whatever readers there are.
public final class ContextFiles {
    private static final String TEXT = "txt";
    private static final int MOST_FILES = 1_000;
    private static final int MOST_NAMED = 3;
    /// Folders of what others wrote or programs made, beside those whose name begins with a dot.
    private static final Set<String> PASSED_OVER = Set.of("node_modules", "__pycache__", "venv");
    private final List<DocumentReader> readers;

    public ContextFiles(List<DocumentReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /// What a file or folder gave.
    ///
    /// @param notes sentences about how it was read
    public record Read(List<Chunk> chunks, List<String> notes) {
        public Read {
            chunks = List.copyOf(chunks);
            notes = List.copyOf(notes);
        }
    }

    /// Reads a file into chunks, or all files in a folder that can be read, in the order of their names. A file whose
    /// ending no reader names is read as text if it is that.
    public Read read(Path path, Tokenizer tokenizer, Chunking chunking)
            throws DocumentException, InterruptedException {
        if (Files.isDirectory(path)) {
            return folder(path, tokenizer, chunking);
        }
        Document document = reader(path).read(path, Limits.DEFAULT);
        return new Read(chunks(document, tokenizer, chunking),
                document.note().isEmpty() ? List.of() : List.of(document.note()));
    }

    private DocumentReader reader(Path file) throws DocumentException {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (String tried : List.of(ending, TEXT)) {
            for (DocumentReader reader : readers) {
                if (reader.extensions().contains(tried)) {
                    return reader;
                }
            }
        }
        throw new DocumentException("\"%s\" cannot be read: no reader of documents is installed.".formatted(name));
    }

    private Read folder(Path folder, Tokenizer tokenizer, Chunking chunking)
            throws DocumentException, InterruptedException {
        List<Chunk> chunks = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        Path real = real(folder);
        List<Path> files = files(real);
        for (Path file : files) {
            // many files of a folder share a name
            String name = real.relativize(file).toString();
            try {
                Document read = reader(file).read(file, Limits.DEFAULT);
                chunks.addAll(chunks(new Document(name, read.sections(), read.layout(), ""), tokenizer, chunking));
                if (!read.note().isEmpty()) {
                    notes.add(read.note());
                }
            } catch (DocumentException _) {
                unread.add(name);
            }
        }
        if (chunks.isEmpty()) {
            throw new DocumentException("The folder \"%s\" holds no file that can be read; choose another."
                    .formatted(folder.getFileName()));
        }
        if (!unread.isEmpty()) {
            notes.add("%,d of %,d files in \"%s\" hold no text that can be read: %s%s.".formatted(unread.size(),
                    files.size(), folder.getFileName(), String.join(", ", unread.stream().limit(MOST_NAMED).toList()),
                    unread.size() > MOST_NAMED ? " and others" : ""));
        }
        return new Read(chunks, notes);
    }

    // A link to a folder is that folder.
    private static Path real(Path folder) throws DocumentException {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static DocumentException unreadable(Path folder, IOException cause) {
        return new DocumentException("The folder \"%s\" may not be read; change its permissions or choose another."
                .formatted(folder.getFileName()), cause);
    }

    private static List<Path> files(Path folder) throws DocumentException {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    String name = String.valueOf(inner.getFileName());
                    boolean passed = !inner.equals(folder) && (name.startsWith(".") || PASSED_OVER.contains(name));
                    return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    boolean hidden = String.valueOf(file.getFileName()).startsWith(".");
                    if (attributes.isRegularFile() && !hidden) {
                        files.add(file);
                    }
                    return files.size() > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
                    if (file.equals(folder)) {
                        throw cause;
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        if (files.size() > MOST_FILES) {
            throw new DocumentException("The folder \"%s\" holds more than %,d files; choose a folder inside it."
                    .formatted(folder.getFileName(), MOST_FILES));
        }
        Collections.sort(files);
        return files;
    }

    /// The chunks of a document that is read already.
    public static List<Chunk> chunks(Document document, Tokenizer tokenizer, Chunking chunking)
            throws InterruptedException {
        return Chunker.chunk(document, tokenizer, chunking);
    }
}
