package dev.whittle.documents;

import java.io.IOException;
import java.io.Serial;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/// The lines of every page from top to bottom, those of columns one column after the other.
final class PdfText extends PDFTextStripper {
    // A dense page has 10,000. Every glyph is an object: a file of 43 KB can ask for 20 million of them.
    private static final int MOST_GLYPHS = 300_000;
    private static final Pattern LIGATURE = Pattern.compile("[\uFB00-\uFB06]");

    private final long mostCharacters;
    private final List<List<PdfLine>> pages = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private @Nullable TextPosition lineStart;
    private int glyphs;
    private long characters;

    static final class TooManyGlyphs extends IOException {
        @Serial
        private static final long serialVersionUID = 1;
    }

    static final class TooLong extends IOException {
        @Serial
        private static final long serialVersionUID = 1;
    }

    private PdfText(long mostCharacters) {
        this.mostCharacters = mostCharacters;
        setSortByPosition(true);
    }

    /// @throws TooManyGlyphs if a page has more of them than a page can show
    /// @throws TooLong if there is more text than `mostCharacters`
    static List<List<PdfLine>> pages(PDDocument document, long mostCharacters) throws IOException {
        var text = new PdfText(mostCharacters);
        text.writeText(document, Writer.nullWriter());
        return text.pages;
    }

    @Override
    protected void startPage(PDPage page) {
        pages.add(new ArrayList<>());
        glyphs = 0;
    }

    @Override
    protected void writePage() throws IOException {
        List<List<TextPosition>> articles = List.copyOf(charactersByArticle);
        charactersByArticle.clear();
        for (List<TextPosition> article : articles) {
            PdfColumns.blocks(article).forEach(block -> charactersByArticle.add(new ArrayList<>(block)));
        }
        super.writePage();
        charactersByArticle.clear();
        charactersByArticle.addAll(articles);
    }

    @Override
    protected void endPage(PDPage page) throws IOException {
        if (glyphs > MOST_GLYPHS) {
            throw new TooManyGlyphs();
        }
        writeLineSeparator();
    }

    // Cannot throw: glyphs beyond the limit are let go here and reported at the next operator.
    @Override
    protected void processTextPosition(TextPosition position) {
        if (++glyphs <= MOST_GLYPHS) {
            super.processTextPosition(position);
        }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (glyphs > MOST_GLYPHS) {
            throw new TooManyGlyphs();
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
        if (lineStart == null && !positions.isEmpty()) {
            lineStart = positions.getFirst();
        }
        line.append(text);
        characters += text.length();
        if (characters > mostCharacters) {
            throw new TooLong();
        }
    }

    @Override
    protected void writeWordSeparator() {
        line.append(' ');
    }

    @Override
    protected void writeParagraphEnd() throws IOException {
        writeLineSeparator();
    }

    @Override
    protected void writeLineSeparator() throws IOException {
        String text = clean(line.toString());
        if (!text.isEmpty() && lineStart != null) {
            pages.getLast().add(new PdfLine(text, lineStart.getXDirAdj(), lineStart.getYDirAdj(),
                    lineStart.getHeightDir(), lineStart.getPageHeight()));
        }
        line.setLength(0);
        lineStart = null;
    }

    private static String clean(String text) {
        String letters = LIGATURE.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(Normalizer.normalize(found.group(), Normalizer.Form.NFKC)));
        return visible(letters).replace('\u00A0', ' ').strip();
    }

    // Fonts with broken tables give control characters and halves of surrogate pairs.
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            if (point == '\t') {
                visible.append(' ');
            } else if (type != Character.CONTROL && type != Character.SURROGATE) {
                visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }
}
