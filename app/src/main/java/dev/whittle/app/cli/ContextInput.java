package dev.whittle.app.cli;

import dev.whittle.app.context.ContextFiles;
import dev.whittle.catalog.Model;
import dev.whittle.document.Document;
import dev.whittle.document.DocumentException;
import dev.whittle.document.TextDecoder;
import dev.whittle.prompt.Chunk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The documents a command ranks, and what for.
final class ContextInput {
    private static final int MOST_BYTES = 20_000_000;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Text, Markdown or PDF files; none reads standard input.")
    private List<Path> files = new ArrayList<>();

    @Option(names = {"-q",
        "--question"}, required = true, paramLabel = "TEXT", description = "The question the context is for.")
    String question = "";

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", defaultValue = "openai/gpt-6-luna", description = "The model whose tokens count (${DEFAULT-VALUE}).")
    String model = "";

    List<Chunk> chunks(Terminal terminal, Model chosen) throws IOException, DocumentException, InterruptedException {
        if (files.isEmpty()) {
            byte[] bytes = terminal.in().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new DocumentException("Standard input is larger than 20 MB; give files instead.");
            }
            String text = TextDecoder.decode("standard input", bytes);
            return ContextFiles.chunks(new Document("standard input", List.of(new Document.Section("", text))), chosen);
        }
        ContextFiles readers = new ContextFiles(terminal.plugins().readers());
        List<Chunk> chunks = new ArrayList<>();
        for (Path file : files) {
            chunks.addAll(readers.chunks(file, chosen));
        }
        return chunks;
    }
}
