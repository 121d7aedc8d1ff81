package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DecodedText;
import dev.whittle.document.Document;
import dev.whittle.document.Document.Layout;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import java.nio.file.Path;
import java.util.Set;

/// Markdown, one section a heading with text below it. A section's title is the path of headings to it,
/// `Install > Windows`; its text begins with the heading's line, so that all sections together are the
/// whole file. Front matter, if it has content, is a section of its own.
public final class MarkdownReader implements DocumentReader {
    @Override
    public String id() {
        return "markdown";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("md", "markdown", "mdown", "mkd", "mdx", "rmd", "qmd");
    }

    @Override
    public Document read(Path file, Limits limits) throws DocumentException, InterruptedException {
        var bounded = new BoundedFile(file, limits);
        DecodedText decoded = DeclaredText.of(bounded);
        Document document = new Document(bounded.name(), MarkdownSections.of(decoded.text()), Layout.MARKDOWN,
                decoded.note());
        if (document.sections().isEmpty()) {
            throw bounded.empty();
        }
        return document;
    }
}
