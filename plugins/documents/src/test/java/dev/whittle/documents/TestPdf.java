package dev.whittle.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/// PDFs for tests, good and bad, made by PDFBox.
final class TestPdf {
    private static final float LINE = 14;

    private final PDDocument document = new PDDocument();
    private final PDFont font = new PDType1Font(FontName.HELVETICA);

    /// A page with lines from 100 points below its top, and others at a distance from its top of their
    /// own, `40|text`, or also at one from its left edge, `40,300|text`, or in a size of their own, `40,72,18|text`. An empty
    /// line leaves a gap.
    TestPdf page(String... lines) throws IOException {
        return page(font, lines);
    }

    /// A page in a font that holds more letters than Latin ones.
    TestPdf pageInLiberation(String... lines) throws IOException {
        try (var in = PDDocument.class.getResourceAsStream(
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            return page(PDType0Font.load(document, in), lines);
        }
    }

    private TestPdf page(PDFont pageFont, String... lines) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            float top = 100;
            for (String line : lines) {
                int bar = line.indexOf('|');
                String[] place = bar < 0 ? new String[0] : line.substring(0, bar).split(",");
                float y = place.length == 0 ? top : Float.parseFloat(place[0]);
                content.beginText();
                content.setFont(pageFont, place.length < 3 ? 11 : Float.parseFloat(place[2]));
                content.newLineAtOffset(place.length < 2 ? 72 : Float.parseFloat(place[1]),
                        page.getCropBox().getHeight() - y);
                content.showText(line.substring(bar + 1));
                content.endText();
                top += bar < 0 ? LINE : 0;
            }
        }
        return this;
    }

    /// A page whose content is a piece of PDF code, many times over.
    TestPdf page(String before, String repeated, int times, String after) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("F"), font);
        page.setResources(resources);
        PDStream stream = new PDStream(document);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(before.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            byte[] block = repeated.repeat(1000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            for (int i = 0; i < times / 1000; i++) {
                out.write(block);
            }
            out.write(after.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        page.setContents(stream);
        return this;
    }

    TestPdf outline(List<String> titles, List<Integer> pages) {
        PDDocumentOutline outline = new PDDocumentOutline();
        document.getDocumentCatalog().setDocumentOutline(outline);
        for (int i = 0; i < titles.size(); i++) {
            PDPageXYZDestination destination = new PDPageXYZDestination();
            destination.setPage(document.getPage(pages.get(i)));
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle(titles.get(i));
            item.setDestination(destination);
            outline.addLast(item);
        }
        return this;
    }

    TestPdf encrypted(String user, boolean mayCopy) throws IOException {
        AccessPermission permission = new AccessPermission();
        permission.setCanExtractContent(mayCopy);
        StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", user, permission);
        policy.setEncryptionKeyLength(128);
        document.protect(policy);
        return this;
    }

    byte[] bytes() throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        document.close();
        return out.toByteArray();
    }
}
