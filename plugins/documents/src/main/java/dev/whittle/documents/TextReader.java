package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DecodedText;
import dev.whittle.document.Document;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Plain text, source code, configuration and logs, as one section; reStructuredText, AsciiDoc and LaTeX with their
/// headings as those of Markdown.
public final class TextReader implements DocumentReader {
    @Override
    public String id() {
        return "text";
    }

    @Override
    public Set<String> extensions() {
        return TextKind.allEndings();
    }

    @Override
    public Document read(Path file, Limits limits) throws DocumentException, InterruptedException {
        var bounded = new BoundedFile(file, limits);
        DecodedText decoded = DeclaredText.of(bounded);
        TextKind kind = TextKind.of(bounded.name(), decoded.text());
        return new Document(bounded.name(), List.of(new Document.Section("", kind.laidOut(decoded.text()))),
                kind.layout(), decoded.note());
    }
}
