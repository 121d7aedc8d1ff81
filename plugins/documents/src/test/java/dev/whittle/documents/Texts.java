package dev.whittle.documents;

import static dev.whittle.documents.TestBook.cell;
import static dev.whittle.documents.TestBook.row;
import static dev.whittle.documents.TestBook.text;

import java.io.IOException;
import java.util.List;

/// Whole documents with something of everything their readers know.
final class Texts {
    static final List<String> PLAIN = List.of("Ships come and go.\r\n\r\nNaïve — 漢字 😀\tend\r", "one line",
            "\f\u001B[31mred\u001B[0m\n");

    static final List<String> MARKDOWN = List.of("""
            ---
            title: Ports
            tags: [a, b]
            ---
            # Install #
            Some *text*.

            ## Windows
            - one
            - two

            | a | b |
            |---|---|
            | 1 | 2 |

            ```sh
            # no heading
            ```
            ~~~
            Title
            ===
            ~~~
            Under
            lined
            -----
            > quote
                indented
            1. item
            ***
            ###### Deep
            end
            """, "Text before\n===\n\n#\n\n# \n####### seven\n---\n...\n", "---\nnot: closed\n# A\n## B\n### C\nx");

    static final List<String> HTML = List.of("""
            <!DOCTYPE html><html><head><meta charset="utf-8"><title>T</title><style>p{}</style></head><body>
            <nav>skip</nav><h1>Ports &amp; ships</h1><p>Ships <b>come</b>&nbsp;and <i>go</i>.<br>More</p>
            <ul><li>one<li>two<ul><li>deep</ul></ul><pre>  code\t\n here  </pre>
            <table><tr><th>a<th>b</tr><tr><td>1<td>2|3</tr><tr><td>only</table>
            <table><tr><td><table><tr><td>in</table></table><dl><dt>t<dd>d</dl><script>x<y</script>
            <blockquote>q</blockquote><h6></h6><form>f</form><svg><p>s</svg><div><div>&#x1F600;&#0;&bogus;</div></div></body>
            """, "<meta http-equiv=content-type content='text/html; charset=iso-8859-1'>plain <p>caf\u00E9 &lt;tag&gt;",
            "<table><tbody><tr><td colspan=2>x</td></tr></tbody><tr><td>a</td><td>b</td><td>c</td></tr></table><!-- c -->");

    static final List<String> CSV = List.of("port,berths\nOslo,12\n\"Bod\u00F8, \"\"N\"\"\",3\n",
            "a;b;c\r\n1;\"two\nlines\";3\r\n;;\r\n4;5;6;7\r\n", "x\ty\n1\t\"2\n", "|a|b|\n|1|2|\n", "one\n");

    static final List<String> JSON = List.of(
            "{\"name\": \"Oslo\", \"berths\": 12, \"ships\": [{\"id\": 1}, {\"id\": 2.50}], \"note\": \"a\\r\\nb \\ud83d\\ude00\"}",
            "[{\"id\": 1, \"x\": [1, 2, {\"y\": null}]}, true, \"s\", -1.5e10]", "{\"id\": 1}\n\n{\"id\": 2}\n[3]\n",
            "\"text\"", "12345678901234567890.5", "{\"a\": {\"b\": {\"c\": [[[[]]]]}}}");

    private Texts() {}

    static List<byte[]> docx() throws IOException {
        String item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>";
        String cell = "<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>";
        return List.of(
                DocxReaderTest.docx(DocxReaderTest.paragraph("berschrift1", "Ports")
                        + DocxReaderTest.paragraph("Normal", "Ships &amp; <![CDATA[<more>]]>")
                        + DocxReaderTest.paragraph("Mine", "Berths") + item.formatted("Oslo") + item.formatted("Bodø")),
                DocxReaderTest.docx("<w:tbl><w:tr>" + cell.formatted("port") + cell.formatted("berths")
                        + "</w:tr><w:tr>" + cell.formatted("a|b")
                        + "<w:tc><w:tbl><w:tr>" + cell.formatted("in") + "</w:tr></w:tbl></w:tc></w:tr></w:tbl>"),
                DocxReaderTest.docx("<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t "
                        + "xml:space=\"preserve\">It </w:t><w:tab/><w:br/><w:noBreakHyphen/></w:r><w:ins><w:r><w:t>stays."
                        + "</w:t></w:r></w:ins><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:p>"));
    }

    static List<byte[]> xlsx() throws IOException {
        return List.of(
                new TestBook().strings("<si><t>ticket</t></si><si><r><t>It </t></r><r><t>broke_x000D_</t></r></si>"
                        + "<si><t>課</t><rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh></si>")
                        .styles("<numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/><numFmt numFmtId=\"165\" "
                                + "formatCode=\"yyyy\\-mm&quot;x&quot;;@\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
                                + "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"14\"/><xf numFmtId=\"21\"/>"
                                + "</cellXfs>")
                        .sheet("Tests",
                                row(1, cell("A1", "t=\"s\"", "0"), text("B1", "a &lt; b"))
                                        + row(3, cell("A3", "t=\"s\"", "1"), cell("C3", "s=\"1\"", "1.5"),
                                                cell("D3", "s=\"3\"", "45658.25"), cell("E3", "s=\"2\"", "61"),
                                                "<c r=\"F3\" s=\"4\"><f>1/2</f><v>0.5</v></c>"))
                        .bytes(),
                new TestBook().from1904().styles("<cellXfs><xf numFmtId=\"22\"/></cellXfs>")
                        .sheet("Tests", "state=\"hidden\"", row(1, text("A1", "x")))
                        .sheet("Seen &amp; long", row(2, cell("B2", "t=\"b\"", "1"), cell("C2", "t=\"e\"", "#N/A"),
                                cell("AA2", "s=\"0\"", "1E3"), "<c t=\"str\"><f>A1</f><v>t</v></c>"))
                        .bytes(),
                new TestBook()
                        .sheet("T", "<row><c><v>1</v></c><c><v>-2.5E-3</v></c></row><row><c t=\"d\"><v>2026-11-21</v>"
                                + "</c></row>")
                        .bytes());
    }
}
