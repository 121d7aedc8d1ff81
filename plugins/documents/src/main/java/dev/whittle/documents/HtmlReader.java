package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.Document;
import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.document.TextDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/// Web pages as Markdown: headings, paragraphs, lists, tables and code; scripts, styles and what navigates are left out.
/// Nothing is fetched.
public final class HtmlReader implements DocumentReader {
    private static final int LOOKED_AT = 2048;
    private static final Pattern DECLARED = Pattern.compile(
            "<meta[^>]{0,200}?charset\\s*=\\s*[\"']?([A-Za-z0-9][\\w.:-]{0,39})",
            Pattern.CASE_INSENSITIVE);

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
        String html = text(bounded);
        if (html.isBlank()) {
            throw bounded.empty();
        }
        if (html.length() > limits.characters()) {
            throw bounded.tooLong(html.length());
        }
        String text = new HtmlText(bounded).of(Jsoup.parse(html));
        if (text.isBlank()) {
            throw new DocumentException(
                    "\"%s\" shows no text without its scripts; save the page from a browser and open that."
                            .formatted(bounded.name()));
        }
        return new Document(bounded.name(), List.of(new Section("", text)));
    }

    // Strictly, as the page declares itself, else as any text file.
    private static String text(BoundedFile file) throws DocumentException, InterruptedException {
        byte[] bytes = file.bytes();
        String start = new String(bytes, 0, Math.min(LOOKED_AT, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(start);
        if (declared.find() && !start.startsWith("\u00EF\u00BB\u00BF") && Charset.isSupported(declared.group(1))) {
            Charset charset = Charset.forName(declared.group(1));
            if (!charset.equals(StandardCharsets.UTF_8)) {
                try {
                    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                } catch (CharacterCodingException _) {
                    // what it declares is wrong: it is told apart as any text file is
                }
            }
        }
        return TextDecoder.decode(file.name(), bytes);
    }
}
