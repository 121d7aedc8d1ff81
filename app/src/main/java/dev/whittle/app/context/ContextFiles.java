package dev.whittle.app.context;

import dev.whittle.document.Document;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.optimizer.context.Chunker;
import dev.whittle.optimizer.context.Chunking;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads files into chunks with whatever readers there are.
public final class ContextFiles {
    private final List<DocumentReader> readers;

    public ContextFiles(List<DocumentReader> readers) {
        this.readers = List.copyOf(readers);
    }

    /// The file name endings that can be read.
    public SortedSet<String> extensions() {
        SortedSet<String> all = new TreeSet<>();
        readers.forEach(reader -> all.addAll(reader.extensions()));
        return all;
    }

    /// The chunks of a file.
    public List<Chunk> chunks(Path file, Tokenizer tokenizer, Chunking chunking)
            throws DocumentException, InterruptedException {
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        DocumentReader reader = readers.stream()
                .filter(candidate -> candidate.extensions().contains(extension))
                .findFirst()
                .orElseThrow(() -> new DocumentException("%s is of a kind that cannot be read; use one of %s."
                        .formatted(name, String.join(", ", extensions()))));
        return chunks(reader.read(file, Limits.DEFAULT), tokenizer, chunking);
    }

    /// The chunks of a document that is read already.
    public static List<Chunk> chunks(Document document, Tokenizer tokenizer, Chunking chunking)
            throws InterruptedException {
        return Chunker.chunk(document, tokenizer, chunking);
    }
}
