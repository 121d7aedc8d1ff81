package dev.whittle.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.document.contract.DocumentReaderContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class DocxReaderTest extends DocumentReaderContract {
    private static final String STYLES = """
            <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
            <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
            <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>
            </w:style></w:styles>""";

    @Override
    protected DocumentReader reader() {
        return new DocxReader();
    }

    @Override
    protected byte[] goodFile() throws IOException {
        return docx("<w:p><w:r><w:t>Ships come and go.</w:t></w:r></w:p>");
    }

    static byte[] docx(String body) throws IOException {
        return Zipped.of("word/document.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body>
                </w:document>""".formatted(body), "word/styles.xml", STYLES);
    }

    static String paragraph(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>".formatted(style, text);
    }

    // Element names of ECMA-376 part 1, 17.3 and 17.4; the first style's id is that of a German Word.
    @Test
    void headingsListsTablesAndChangesAreRead() throws Exception {
        String item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>";
        String cell = "<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>";
        String body = paragraph("berschrift1", "Ports") + paragraph("Normal", "Ships come<w:br/>") + paragraph("Mine",
                "Berths")
                + item.formatted("Oslo") + item.formatted("Bodø") + "<w:tbl><w:tr>" + cell.formatted("port")
                + cell.formatted("berths") + "</w:tr><w:tr>" + cell.formatted("Oslo") + cell.formatted("12")
                + "</w:tr></w:tbl><w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r>"
                + "<w:t xml:space=\"preserve\">It </w:t></w:r><w:ins><w:r><w:t>stays.</w:t></w:r></w:ins></w:p>";
        assertThat(reader().read(file(docx(body.replace("<w:br/></w:t>", "</w:t>"))), Limits.DEFAULT).text()).isEqualTo(
                "# Ports\n\nShips come\n\n## Berths\n\n- Oslo\n- Bodø\n\n| port | berths |\n|---|---|\n| Oslo | 12 |\n\n"
                        + "It stays.");
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
        byte[] bomb = docx("<w:p><w:r><w:t>" + " ".repeat(30_000_000) + "</w:t></w:r></w:p>");
        assertThat(bomb.length).isLessThan(100_000);
        isRefused(file(bomb), new Limits(50_000_000, 1_000_000, Duration.ofSeconds(30)),
                "unpacks to more than 10,000,000");
    }

    @Test
    void entitiesAreNeitherFollowedNorMultiplied() throws IOException {
        isRefused(
                file(Zipped.of("word/document.xml",
                        "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d><p><t>&e;</t>"
                                + "</p></d>")),
                Limits.DEFAULT, "is damaged");
        isRefused(file(Zipped.of("word/document.xml",
                "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><d><p><t>&b;</t></p></d>")),
                Limits.DEFAULT, "is damaged");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        isRefused(file(docx("<w:sdt>".repeat(2_000) + "</w:sdt>".repeat(2_000))), Limits.DEFAULT,
                "nested deeper than 1,000 levels");
    }

    @Test
    void anotherArchiveACutOffOneAndOneWithoutTextAreRefused() throws IOException {
        isRefused(file(Zipped.of("xl/workbook.xml", "<x/>")), Limits.DEFAULT, "is an archive but not a Word document");
        isRefused(file(Arrays.copyOf(goodFile(), 300)), Limits.DEFAULT, "is damaged");
        isRefused(file(docx("<w:p/>")), Limits.DEFAULT, "holds no text");
    }

    @Test
    void aWideRowAmongThousandsOfShortOnesIsRefusedBeforeTheyAreFilledUp() throws IOException {
        String cell = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>";
        isRefused(file(docx("<w:tbl><w:tr>" + cell.repeat(10_000) + "</w:tr>"
                + ("<w:tr>" + cell + "</w:tr>").repeat(10_000) + "</w:tbl>")), Limits.DEFAULT,
                "holds 300,030,000 characters or more");
    }

    @Test
    void aListAtTheBeginningHasNoGaps() throws Exception {
        String item = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>";
        assertThat(reader().read(file(docx(item.formatted("a") + item.formatted("b") + paragraph("Normal", "c")
                + item.formatted("d"))), Limits.DEFAULT).text()).isEqualTo("- a\n- b\n\nc\n\n- d");
    }

    // ECMA-376 part 2, 8.1.4: parts are UTF-8 or UTF-16
    @Test
    void aPartMayBeUtf16AndOneThatIsNeitherIsRefusedWithoutAWordOfTheParser() throws Exception {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><d><p><t>Bodø</t></p></d>";
        assertThat(reader().read(file(Zipped.ofBytes("word/document.xml", body.getBytes(StandardCharsets.UTF_16))),
                Limits.DEFAULT).text()).isEqualTo("Bodø");
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            isRefused(file(Zipped.ofBytes("word/document.xml", new byte[]{'<', 'p', (byte) 0xFF, '>'})), Limits.DEFAULT,
                    "is damaged");
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
