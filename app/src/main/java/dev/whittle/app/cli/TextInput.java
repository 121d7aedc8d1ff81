package dev.whittle.app.cli;

import dev.whittle.document.DecodedText;
import dev.whittle.document.DocumentException;
import dev.whittle.document.TextDecoder;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Texts that come as streams: standard input and named pipes, such as those of a shell's `<(command)`.
final class TextInput {
    static final int MOST_BYTES = 20_000_000;
    private static final String INPUT = "standard input";

    private TextInput() {}

    /// Whether a file argument means standard input.
    static boolean isStandardInput(@Nullable Path file) {
        return file == null || file.toString().equals("-");
    }

    /// Whether a path is read as a stream because it is no file with a size.
    static boolean isPipe(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /// Refuses a path where nothing is.
    static void requireFile(Path file) throws NoSuchFileException {
        if (Files.notExists(file)) {
            throw new NoSuchFileException(file.toString());
        }
    }

    /// Standard input, whose encoding may have to be assumed; if so, it is said.
    static String standardInput(Terminal terminal) throws IOException, DocumentException {
        return any(terminal, INPUT, typed(terminal));
    }

    /// A file or named pipe, which must be UTF-8 or have a byte order mark.
    static String pipe(Path file) throws IOException, DocumentException {
        return nonEmpty(file.toString(), TextDecoder.decode(file.toString(), piped(file)));
    }

    /// A named pipe, whose encoding may have to be assumed; if so, it is said.
    static String anyPipe(Terminal terminal, Path file) throws IOException, DocumentException {
        return any(terminal, file.toString(), piped(file));
    }

    private static byte[] typed(Terminal terminal) throws IOException, DocumentException {
        // There is no console at all when a pipe feeds us (JDK 25), which is the usual case here.
        boolean typed = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        if (typed && terminal.in().equals(System.in)) {
            terminal.say("reading standard input; end it with Ctrl+D, or give a file.");
        }
        return bytes(INPUT, terminal.in());
    }

    private static byte[] piped(Path file) throws IOException, DocumentException {
        try (InputStream in = Files.newInputStream(file)) {
            return bytes(file.toString(), in);
        }
    }

    private static byte[] bytes(String name, InputStream in) throws IOException, DocumentException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new DocumentException("\"%s\" has more than 20 MB; give a smaller text.".formatted(name));
        }
        return bytes;
    }

    private static String any(Terminal terminal, String name, byte[] bytes) throws DocumentException {
        DecodedText decoded = DecodedText.of(name, bytes);
        terminal.sayIfAny(decoded.note());
        return nonEmpty(name, decoded.text());
    }

    static String nonEmpty(String name, String text) throws DocumentException {
        if (text.isEmpty()) {
            throw new DocumentException("\"%s\" is empty; there is nothing to read in it.".formatted(name));
        }
        return text;
    }
}
