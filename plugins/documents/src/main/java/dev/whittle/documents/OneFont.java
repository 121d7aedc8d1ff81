package dev.whittle.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/// PDFBox's own font in place of every font a file does not bring along. Text comes from the file's
/// encodings, not from the font, and looking through the machine's fonts would take seconds and make the
/// result depend on the machine.
final class OneFont implements FontMapper {
    private final TrueTypeFont font;

    OneFont() throws IOException {
        String place = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
        try (InputStream in = Objects.requireNonNull(PDDocument.class.getResourceAsStream(place), place)) {
            font = new TTFParser().parse(new RandomAccessReadBuffer(in));
        }
    }

    @Override
    public FontMapping<TrueTypeFont> getTrueTypeFont(String name, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(font, true);
    }

    @Override
    public FontMapping<FontBoxFont> getFontBoxFont(String name, @Nullable PDFontDescriptor descriptor) {
        return new FontMapping<>(font, true);
    }

    @Override
    public CIDFontMapping getCIDFont(String name, @Nullable PDFontDescriptor descriptor,
            @Nullable PDCIDSystemInfo info) {
        return new CIDFontMapping(null, font, true);
    }
}
