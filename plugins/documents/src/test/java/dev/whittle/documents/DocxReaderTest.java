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
import java.util.LinkedHashMap;
import java.util.Map;
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

    private String read(String body, String... parts) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(Zipped.parts(docx(body)));
        for (int at = 0; at < parts.length; at += 2) {
            all.put(parts[at], "<w:x xmlns:w=\"urn:w\">" + parts[at + 1] + "</w:x>");
        }
        return reader().read(file(Zipped.of(all)), Limits.DEFAULT).text();
    }

    private static String style(String id, String name, String more) {
        return "<w:style w:styleId=\"%s\"><w:name w:val=\"%s\"/>%s</w:style>".formatted(id, name, more);
    }

    @Test
    void theTitleStandsAboveTheHeadingsAndTheTableOfContentsIsLeftOut() throws Exception {
        String styles = style("T", "Title", "") + style("C", "toc 1", "") + style("H1", "heading 1", "")
                + style("H2", "heading 2", "") + style("Own", "Own", "<w:basedOn w:val=\"H2\"/>");
        assertThat(read(paragraph("T", "Report") + paragraph("C", "Intro 3") + paragraph("H1", "Intro")
                + paragraph("Own", "Scope</w:t><w:br/><w:t>of it") + paragraph("Normal", "Words."), "word/styles.xml",
                styles)).isEqualTo("# Report\n\n## Intro\n\n### Scope of it\n\nWords.");
        assertThat(read(paragraph("H1", "Intro") + paragraph("Normal", "Words."), "word/styles.xml", styles))
                .isEqualTo("# Intro\n\nWords.");
    }

    // ECMA-376 part 1, 17.9: a level counts anew below each item of the level above
    @Test
    void nestedListsKeepTheirDepthAndNumbersWhetherOfTheParagraphOrItsStyle() throws Exception {
        String item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t>"
                + "</w:r></w:p>";
        String numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/>"
                + "<w:numFmt w:val=\"decimal\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/></w:lvl>"
                + "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num>";
        String styles = style("B", "List Bullet", "<w:pPr><w:numPr><w:numId w:val=\"8\"/></w:numPr></w:pPr>")
                + style("B2", "List Bullet 2",
                        "<w:basedOn w:val=\"B\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr>");
        assertThat(read(
                item.formatted(0, "x") + item.formatted(1, "y") + item.formatted(1, "z") + item.formatted(0, "u")
                        + item.formatted(1, "v") + paragraph("B", "dot") + paragraph("B2", "deep"),
                "word/numbering.xml",
                numbering, "word/styles.xml", styles))
                .isEqualTo("3. x\n  1. y\n  2. z\n4. u\n  1. v\n- dot\n  - deep");
    }

    @Test
    void notesStandBehindTheirParagraph() throws Exception {
        assertThat(read("""
                <w:p><w:r><w:t>We ship</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> daily.</w:t></w:r></w:p>
                <w:p><w:r><w:t>End.</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>""",
                "word/footnotes.xml", """
                        <w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Except
                        on</w:t></w:r></w:p><w:p><w:r><w:t>Sundays.</w:t></w:r></w:p></w:footnote>""",
                "word/endnotes.xml", "<w:endnote w:id=\"2\"><w:p><w:r><w:t>Really.</w:t></w:r></w:p></w:endnote>"))
                .isEqualTo("We ship[^1] daily.\n\n[^1]: Except on Sundays.\n\nEnd.[^2]\n\n[^2]: Really.");
    }

    @Test
    void textThatStandsTwiceIsReadOnceAndWhatWasThereBeforeNotAtAll() throws Exception {
        String box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>";
        assertThat(read("<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/><w:pPrChange><w:pPr><w:pStyle w:val=\"Normal\"/>"
                + "</w:pPr></w:pPrChange></w:pPr><w:r><w:AlternateContent><w:Choice>" + box + "</w:Choice><w:Fallback>"
                + box
                + "</w:Fallback></w:AlternateContent></w:r><w:r><w:t>Heading</w:t></w:r></w:p><w:p><w:moveFrom><w:r><w:t>moved"
                + "</w:t></w:r></w:moveFrom><w:r><w:t>Words</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
                + "</w:p><w:p><w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>"))
                .isEqualTo("In a box\n\n# Heading\n\nWords\n\nmoved");
    }

    @Test
    void cellsOverSeveralColumnsAndTablesInCellsKeepTheColumns() throws Exception {
        String cell = "<w:tc>%s<w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>";
        String inner = "<w:tbl><w:tr>" + cell.formatted("", "x") + cell.formatted("", "y") + "</w:tr></w:tbl>";
        assertThat(read("<w:tbl><w:tr>" + cell.formatted("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>", "wide")
                + cell.formatted("", "c") + "</w:tr><w:tr>" + cell.formatted("", "a") + cell.formatted(inner, "b")
                + cell.formatted("", "d") + "</w:tr></w:tbl>"))
                .isEqualTo("| wide |  | c |\n|---|---|---|\n| a | x, y; b | d |");
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
