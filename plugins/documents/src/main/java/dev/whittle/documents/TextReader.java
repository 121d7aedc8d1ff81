package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.Document;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.document.TextDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Plain text, as one section.
public final class TextReader implements DocumentReader {
    @Override
    public String id() {
        return "text";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("txt", "text", "log");
    }

    @Override
    public Document read(Path file, Limits limits) throws DocumentException, InterruptedException {
        var bounded = new BoundedFile(file, limits);
        return new Document(bounded.name(), List.of(new Document.Section("", text(bounded))));
    }

    /// The text with `\n` as its only line end, never blank.
    static String text(BoundedFile file) throws DocumentException, InterruptedException {
        String text = TextDecoder.decode(file.path(), file.limits());
        if (text.isBlank()) {
            throw file.empty();
        }
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
