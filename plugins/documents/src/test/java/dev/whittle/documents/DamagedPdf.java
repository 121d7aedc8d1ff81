package dev.whittle.documents;

import dev.whittle.fuzz.Damage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/// PDFs damaged in their bytes, in their structure, and in what is inside their streams.
final class DamagedPdf {
    private final List<byte[]> whole;
    private final List<byte[]> plain = new ArrayList<>();

    DamagedPdf(List<byte[]> whole) throws IOException {
        this.whole = whole;
        for (byte[] pdf : whole) {
            plain.add(unpacked(pdf));
        }
    }

    byte[] bytes(Damage damage) throws IOException {
        return switch (damage.random().nextInt(4)) {
            case 0 -> damage.bytes(damage.any(whole), whole);
            // numbers, names and references stand in it as text
            case 1, 2 -> damage.bytes(damage.any(plain), plain);
            default -> insideAStream(damage.any(plain), damage);
        };
    }

    // The tables of places and lengths are right for what is damaged, so that it is reached.
    private static byte[] insideAStream(byte[] pdf, Damage damage) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            COSStream stream = damage.any(streams(document));
            byte[] content = content(stream);
            try (OutputStream out = stream.createOutputStream(
                    damage.random().nextBoolean() ? COSName.FLATE_DECODE : null)) {
                out.write(damage.bytes(content, List.of(content)));
            }
            return saved(document);
        }
    }

    private static byte[] unpacked(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.setAllSecurityToBeRemoved(true);
            for (COSStream stream : streams(document)) {
                byte[] content = content(stream);
                try (OutputStream out = stream.createOutputStream()) {
                    out.write(content);
                }
            }
            return saved(document);
        }
    }

    private static byte[] content(COSStream stream) throws IOException {
        try (var in = stream.createInputStream()) {
            return in.readAllBytes();
        }
    }

    private static List<COSStream> streams(PDDocument document) {
        List<COSStream> streams = new ArrayList<>();
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet().stream().sorted().toList()) {
            if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream) {
                streams.add(stream);
            }
        }
        return streams;
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.save(bytes, CompressParameters.NO_COMPRESSION);
        return bytes.toByteArray();
    }

    /// Whole ones of many kinds.
    static List<byte[]> whole() throws IOException {
        return List.of(
                new TestPdf()
                        .page("40|Acme report", "First page, infor-", "mation.", "", "And more.", "770|Page 1 of 3")
                        .page("40|Acme report", "Second page.", "770|Page 2 of 3")
                        .page("40|Acme report", "Third page.", "770|Page 3 of 3")
                        .outline(List.of("Summary", "Details"), List.of(0, 2)).bytes(),
                new TestPdf().pageInLiberation("\uFB01nal na\u00EFve \u0416", "x").bytes(),
                new TestPdf().page("for all").encrypted("", true).bytes(),
                new TestPdf().page("BT /F 9 Tf 1 0 0 1 72 700 Tm ", "(a) Tj 0 -1 Td ", 1_000, "ET").bytes(),
                byHand().getBytes(StandardCharsets.ISO_8859_1));
    }

    // A page tree of two levels, a form, a font of drawn signs, a table of code points, an image between the text.
    private static String byHand() {
        return """
                %PDF-1.7
                1 0 obj <</Type /Catalog /Pages 2 0 R /Outlines 12 0 R>> endobj
                2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792]>> endobj
                3 0 obj <</Type /Pages /Parent 2 0 R /Kids [4 0 R] /Count 1 /Rotate 90>> endobj
                4 0 obj <</Type /Page /Parent 3 0 R /Contents [5 0 R 6 0 R] /Resources <</Font <</A 7 0 R /B 8 0 R /C 10 0 R>>
                  /XObject <</X 9 0 R>> /ExtGState <</G <</Font [7 0 R 9]>>>> >> >> endobj
                5 0 obj <</Length 170>> stream
                q 1 0 0 1 10 10 cm BT /A 12 Tf 14 TL 72 700 Td [(Wo) -120 (rd) 30.5 (s) -400 (go)] TJ T* (on) ' 1 2 (and on) "
                /Span <</ActualText (other)>> BDC (glyph) Tj EMC ET Q /G gs /X Do BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI
                endstream endobj
                6 0 obj <</Length 60>> stream
                BT /B 1 Tf 10 0 0 10 72 600 Tm <414243> Tj /C 9 Tf 3 Tr <0001000200030004> Tj ET
                endstream endobj
                7 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 65 /LastChar 67 /Widths [500 600 700]
                  /Encoding <</BaseEncoding /WinAnsiEncoding /Differences [65 /fi /f_f_i /uni0416 /u1F600 /g123]>> >> endobj
                8 0 obj <</Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs <</a 11 0 R>>
                  /Encoding <</Differences [65 /a /a /a]>> /FirstChar 65 /LastChar 67 /Widths [1 1 1] /Resources <<>> >> endobj
                9 0 obj <</Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [1 0 0 1 0 0] /Resources <</Font <</A 7 0 R>>
                  /XObject <</X 9 0 R>> >> /Length 42>> stream
                BT /A 9 Tf 5 5 Td (in a form) Tj ET /X Do
                endstream endobj
                10 0 obj <</Type /Font /Subtype /Type0 /BaseFont /Some /Encoding /Identity-H /ToUnicode 13 0 R /DescendantFonts
                  [<</Type /Font /Subtype /CIDFontType2 /BaseFont /Some /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity)
                  /Supplement 0>> /DW 1000 /W [1 [500 600] 3 9 700] /CIDToGIDMap /Identity>>]>> endobj
                11 0 obj <</Length 31>> stream
                1000 0 0 0 750 750 d1 0 0 1 1 re f
                endstream endobj
                12 0 obj <</Type /Outlines /First 14 0 R /Last 14 0 R /Count 1>> endobj
                13 0 obj <</Length 330>> stream
                /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def
                1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0001> <0416> <0002> <D83DDE00> endbfchar
                2 beginbfrange <0003> <0009> <0041> <0010> <0012> [<0061> <00660069> <0063>] endbfrange
                endcmap CMapName currentdict /CMap defineresource pop end end
                endstream endobj
                14 0 obj <</Title <FEFF0053> /Parent 12 0 R /Dest [4 0 R /XYZ 0 0 0] /Next 14 0 R /First 14 0 R>> endobj
                trailer <</Root 1 0 R /Size 15>>
                startxref
                0
                %%EOF
                """;
    }
}
