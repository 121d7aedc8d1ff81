package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DecodedText;
import dev.whittle.document.Document;
import dev.whittle.document.Document.Layout;
import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;

/// Web pages as Markdown: headings, paragraphs, lists, tables and code; scripts, styles and what navigates are left out.
/// Nothing is fetched.
public final class HtmlReader implements DocumentReader {
    @Override
    public String id() {
        return "html";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("html", "htm", "xhtml");
    }

    @Override
    public Document read(Path file, Limits limits) throws DocumentException, InterruptedException {
        var bounded = new BoundedFile(file, limits);
        DecodedText decoded = DeclaredText.of(bounded);
        var page = Jsoup.parse(decoded.text());
        String text = new HtmlText(bounded).of(page);
        if (text.isBlank()) {
            throw new DocumentException(
                    "\"%s\" shows no text without its scripts; save the page from a browser and open that."
                            .formatted(bounded.name()));
        }
        // what the page is called stands above it if nothing in it says so
        String title = page.selectFirst("h1") == null ? page.title().strip() : "";
        String whole = title.isEmpty() ? text : "# " + title + "\n\n" + text;
        return new Document(bounded.name(), List.of(new Section("", whole)), Layout.MARKDOWN, decoded.note());
    }
}
