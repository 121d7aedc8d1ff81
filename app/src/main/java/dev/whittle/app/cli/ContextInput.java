package dev.whittle.app.cli;

import dev.whittle.app.context.ContextFiles;
import dev.whittle.document.Document;
import dev.whittle.document.Document.Layout;
import dev.whittle.document.DocumentException;
import dev.whittle.optimizer.context.Chunking;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// The documents a command ranks, and what for.
final class ContextInput {
    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Documents (text, Markdown, HTML, CSV, JSON, Excel, Word, PDF, source code) or folders of them; - or none reads standard input as text.")
    List<Path> files = new ArrayList<>();

    @Option(names = {"-q",
        "--question"}, paramLabel = "TEXT", description = "The question the context is for.")
    @Nullable
    String question;

    @Option(names = {"-m",
        "--model"}, paramLabel = "MODEL", defaultValue = "openai/gpt-6-luna", description = "The model whose tokens count (${DEFAULT-VALUE}).")
    String model = "";

    @Mixin
    private ChunkingOptions chunking = new ChunkingOptions();

    /// The question.
    ///
    /// @throws ParameterException if there is none
    String question(CommandSpec command) {
        if (question == null || question.isBlank()) {
            throw new ParameterException(command.commandLine(), "Missing required option: '--question=TEXT'");
        }
        return question;
    }

    List<Chunk> chunks(Terminal terminal, Tokenizer tokenizer)
            throws IOException, DocumentException, InterruptedException {
        Chunking cutting = chunking.chosen();
        if (files.isEmpty()) {
            return plain("standard input", TextInput.standardInput(terminal), tokenizer, cutting);
        }
        ContextFiles readers = new ContextFiles(terminal.plugins().readers());
        List<Chunk> chunks = new ArrayList<>();
        for (Path file : files) {
            if (TextInput.isStandardInput(file)) {
                chunks.addAll(plain("standard input", TextInput.standardInput(terminal), tokenizer, cutting));
            } else if (TextInput.isPipe(file)) {
                chunks.addAll(plain(file.toString(), TextInput.anyPipe(terminal, file), tokenizer, cutting));
            } else {
                TextInput.requireFile(file);
                ContextFiles.Read read = readers.read(file, tokenizer, cutting);
                read.notes().forEach(terminal::say);
                chunks.addAll(read.chunks());
            }
        }
        return distinct(chunks);
    }

    private static List<Chunk> plain(String name, String text, Tokenizer tokenizer, Chunking chunking)
            throws InterruptedException {
        return ContextFiles.chunks(new Document(name, List.of(new Document.Section("", text)), Layout.PLAIN, ""),
                tokenizer, chunking);
    }

    // Two files of the same name and content in different folders give the same ids.
    private static List<Chunk> distinct(List<Chunk> chunks) {
        Set<String> taken = new HashSet<>();
        List<Chunk> distinct = new ArrayList<>();
        for (Chunk chunk : chunks) {
            String id = chunk.id();
            for (int copy = 2; !taken.add(id); copy++) {
                id = chunk.id() + "-" + copy;
            }
            distinct.add(new Chunk(id, chunk.title(), chunk.text(), chunk.source()));
        }
        return distinct;
    }
}
