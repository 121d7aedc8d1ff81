package dev.whittle.documents;

import static dev.whittle.documents.TestBook.cell;
import static dev.whittle.documents.TestBook.row;
import static dev.whittle.documents.TestBook.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.document.DelimitedText.Row;
import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import dev.whittle.document.contract.DocumentReaderContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class XlsxReaderTest extends DocumentReaderContract {
    @Override
    protected DocumentReader reader() {
        return new XlsxReader();
    }

    @Override
    protected byte[] goodFile() throws IOException {
        return new TestBook().sheet("Tests", row(1, text("A1", "ticket"))).bytes();
    }

    private List<Row> rows(TestBook book, String sheet) throws Exception {
        return new XlsxReader().rows(file(book.bytes()), sheet, Limits.DEFAULT);
    }

    private List<String> cells(TestBook book) throws Exception {
        return rows(book, "").getFirst().cells();
    }

    @Test
    void cellsOfEveryTypeAreReadAndGapsStayEmpty() throws Exception {
        TestBook book = new TestBook().strings("""
                <si><t>ticket</t></si><si><r><t>It </t></r><r><rPr><b/></rPr><t xml:space="preserve">broke </t></r></si>
                <si><t>課きく</t><rPh sb="0" eb="1"><t>カ</t></rPh></si>""")
                .sheet("Tests",
                        row(1, cell("A1", "t=\"s\"", "0"), text("B1", "a &lt; b_x000D_\nc"))
                                + row(3, cell("A3", "t=\"s\"", "1"), cell("C3", "", "12.50"),
                                        cell("D3", "t=\"b\"", "1"),
                                        "<c r=\"E3\" t=\"str\"><f>A3&amp;\"!\"</f><v>It broke!</v></c>",
                                        "<c r=\"F3\"><f>1+1</f><v>2</v></c>", cell("G3", "t=\"e\"", "#N/A"),
                                        cell("AA3", "t=\"s\"", "2"), "<c r=\"AB3\" s=\"1\"/>")
                                + row(4, "<c r=\"A4\" s=\"1\"/>"));
        List<String> third = new ArrayList<>(
                List.of("It broke ", "", "12.5", "true", "It broke!", "2", "#N/A"));
        third.addAll(Collections.nCopies(19, ""));
        third.add("課きく");

        assertThat(rows(book, "")).containsExactly(new Row(1, List.of("ticket", "a < b\nc")), new Row(3, third));
    }

    @Test
    void cellsAndRowsWithoutAnAddressFollowEachOther() throws Exception {
        assertThat(
                rows(new TestBook().sheet("T", "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"),
                        ""))
                .containsExactly(new Row(1, List.of("1", "2")), new Row(2, List.of("3")));
    }

    // 45658 is 1 January 2025 and 61 1 March 1900 in Excel; the first number of 1904's calendar is its 1 January
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "yyyy\\-mm\\-dd | 45658 | 2025-01-01",
        "d/m/yy h:mm | 45658.5 | 2025-01-01T12:00:00",
        "mmm | 61 | 1900-03-01",
        "d | 1 | 1900-01-01",
        "d | 60 | 60",
        "h:mm AM/PM | 0.75 | 18:00:00",
        "[h]:mm:ss | 1.5 | 36:00:00",
        "[$-409]mmmm d, yyyy;@ | 45658 | 2025-01-01",
        "0.00 \"days\" | 45658 | 45658",
        "[Red]#,##0;[Blue]-#,##0 | 45658 | 45658",
        "[$USD] 0.00 | 12.50 | 12.5",
        "General | 45658 | 45658",
        "yyyy | 2958465 | 9999-12-31",
        "yyyy | 2958466 | 2958466",
        "yyyy | -1 | -1"})
    void aNumberIsADateIfItsFormatSaysSo(String code, String number, String shown) throws Exception {
        String escaped = code.replace("\"", "&quot;");
        assertThat(cells(new TestBook().styles("""
                <numFmts><numFmt numFmtId="164" formatCode="%s"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>""".formatted(escaped))
                .sheet("T", row(1, cell("A1", "s=\"1\"", number))))).containsExactly(shown);
    }

    @Test
    void formatsExcelHasByItselfAndTheCalendarOfOldMacsAreKnown() throws Exception {
        String styles = "<cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"21\"/><xf numFmtId=\"10\"/></cellXfs>";
        String row = row(1, cell("A1", "s=\"0\"", "0"), cell("B1", "s=\"1\"", "0.5"), cell("C1", "s=\"2\"", "0.2"),
                "<c r=\"D1\" t=\"d\"><v>2026-11-21T08:30:00</v></c>");

        assertThat(cells(new TestBook().from1904().styles(styles).sheet("T", row)))
                .containsExactly("1904-01-01", "12:00:00", "0.2", "2026-11-21T08:30:00");
    }

    // what Excel and LibreOffice store for 0.1+0.2, and how they show it
    @Test
    void numbersHaveTheDigitsExcelHasAndNeverFillTheMemory() throws Exception {
        assertThat(cells(new TestBook().sheet("T", row(1, cell("A1", "", "0.30000000000000004"), cell("B1", "", "1E3"),
                cell("C1", "", "1E-300"), cell("D1", "", "1E999999999"), cell("E1", "", "-0.0")))))
                .containsExactly("0.3", "1000",
                        "1E-300", "1E999999999", "0");
    }

    @Test
    void theFirstSheetThatIsSeenIsReadOrTheOneThatIsNamed() throws Exception {
        TestBook book = new TestBook().sheet("Lists", "state=\"hidden\"", row(1, text("A1", "hidden")))
                .sheet("Easy", row(1, text("A1", "easy"))).sheet("Hard &amp; long", row(1, text("A1", "hard")));

        assertThat(rows(book, "")).containsExactly(new Row(1, List.of("easy")));
        assertThat(rows(book, "hard & LONG")).containsExactly(new Row(1, List.of("hard")));
        assertThat(rows(book, "Lists")).containsExactly(new Row(1, List.of("hidden")));
        assertThatThrownBy(() -> rows(book, "Medium")).isInstanceOf(DocumentException.class)
                .hasMessage("\"%s\" has no sheet \"Medium\"; it has Lists, Easy, Hard & long.".formatted(name()));
    }

    @Test
    void asTextEverySheetIsATableUnderItsHead() throws Exception {
        TestBook book = new TestBook()
                .sheet("Ports", row(1, text("A1", "port"), text("B1", "berths")) + row(2, text("A2", "Oslo"),
                        cell("B2", "", "12")))
                .sheet("Notes", row(1, text("A1", "none")));

        assertThat(reader().read(file(book.bytes()), Limits.DEFAULT).sections()).containsExactly(
                new Section("Ports > row 1", "| port | berths |\n|---|---|\n| Oslo | 12 |"),
                new Section("Notes > row 1", "| none |"));
    }

    // the second is how openpyxl 3.1 writes one
    @ParameterizedTest
    @CsvSource({"<f>1+1</f>", "<f>1+1</f><v/>"})
    void aFormulaThatWasNeverWorkedOutIsRefusedInsteadOfBeingEmpty(String content) throws Exception {
        isRefused(file(new TestBook().sheet("T", row(7, "<c r=\"A7\">" + content + "</c>")).bytes()), Limits.DEFAULT,
                "has a formula without its result in row 7 of \"T\"");
        assertThat(
                cells(new TestBook().sheet("T", row(1, "<c r=\"A1\" t=\"str\"><f>A2</f><v></v></c>", text("B1", "x")))))
                .containsExactly("", "x");
    }

    @Test
    void bombsOfEveryPartAreRefusedBeforeTheyAreUnpacked() throws IOException {
        Limits limits = new Limits(50_000_000, 1_000_000, Duration.ofSeconds(30));
        String blanks = " ".repeat(30_000_000);
        Path sheet = file(new TestBook().sheet("T", row(1, text("A1", "x")) + blanks).bytes());
        assertThat(sheet.toFile().length()).isLessThan(100_000);
        isRefused(sheet, limits, "unpacks to more than 10,000,000");
        isRefused(file(new TestBook().sheet("T", row(1, text("A1", blanks))).bytes()), limits,
                "the limit is 1,000,000");
        isRefused(file(new TestBook().strings("<si/>".repeat(1_100_000)).sheet("T", "").bytes()), limits,
                "the limit is 1,000,000");
        isRefused(file(new TestBook().styles(blanks).sheet("T", "").bytes()), limits,
                "unpacks to more than 10,000,000");
        isRefused(file(new TestBook().relation("x", "theme", blanks).sheet("T", "").bytes()), limits,
                "unpacks to more than 10,000,000");
    }

    @Test
    void aStringShownManyTimesAndCellsFarOutAreCounted() throws IOException {
        Limits limits = new Limits(50_000_000, 1_000_000, Duration.ofSeconds(30));
        String shared = "<c t=\"s\"><v>0</v></c>";
        isRefused(file(new TestBook().strings("<si><t>" + "x".repeat(100_000) + "</t></si>")
                .sheet("T", "<row>" + shared.repeat(20) + "</row>").bytes()), limits, "the limit is 1,000,000");
        StringBuilder far = new StringBuilder();
        for (int row = 1; row <= 200; row++) {
            far.append(row(row, cell("XFD" + row, "", "1")));
        }
        isRefused(file(new TestBook().sheet("T", far.toString()).bytes()), limits, "has more than 2,000,000 cells");
        String sameSheet = "<sheet name=\"T\" sheetId=\"1\" r:id=\"s1\"/>".repeat(1_000);
        isRefused(file(new TestBook().sheet("T", row(1, text("A1", "x".repeat(2_000))))
                .part("xl/workbook.xml",
                        "<workbook xmlns:r=\"%s\"><sheets>%s</sheets></workbook>".formatted(TestBook.TYPES, sameSheet))
                .bytes()), limits, "the limit is 1,000,000");
    }

    @Test
    void entitiesAreNeitherFollowedNorMultiplied() throws IOException {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE l [<!ENTITY l0 \"lol\">");
        for (int i = 1; i <= 9; i++) {
            laughs.append("<!ENTITY l%d \"%s\">".formatted(i, "&l%d;".formatted(i - 1).repeat(10)));
        }
        laughs.append(
                "]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&l9;</t></is></c></row></sheetData></worksheet>");
        isRefused(file(new TestBook().sheet("T", "").part("xl/worksheets/sheet1.xml", laughs.toString()).bytes()),
                Limits.DEFAULT, "is damaged");
        isRefused(file(new TestBook().sheet("T", "").part("xl/worksheets/sheet1.xml",
                "<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&e;</v>"
                        + "</c></row></sheetData></worksheet>")
                .bytes()), Limits.DEFAULT, "is damaged");
    }

    @ParameterizedTest
    @CsvSource({"../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "C:\\\\secret.xml"})
    void aPartIsLookedForInTheArchiveOnly(String target) throws IOException {
        isRefused(file(new TestBook().part("xl/workbook.xml",
                "<workbook xmlns:r=\"%s\"><sheets><sheet name=\"T\" r:id=\"x\"/></sheets></workbook>"
                        .formatted(TestBook.TYPES))
                .relation("x", "worksheet", target).bytes()), Limits.DEFAULT, "its sheet \"T\" is not inside");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row> | cell XFE1",
        "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row> | cell A1",
        "<row r=\"1\"><c r=\"ZZZZZZZZZZZZZZZ1\"><v>1</v></c></row> | cell ZZZ",
        "<row r=\"99999999999\"/> | row 99999999999",
        "<row r=\"1048577\"/> | row 1048577",
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row> | a text in row 1",
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row> | a text in row 1",
        "<row r=\"1\"><c r=\"A1\"><v><b/></v> | cannot be read"})
    void whatCannotBeIsRefused(String rows, String words) throws IOException {
        isRefused(file(new TestBook().sheet("T", rows).bytes()), Limits.DEFAULT, "is damaged", words);
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        isRefused(file(new TestBook().sheet("T", "<x>".repeat(5_000) + "</x>".repeat(5_000)).bytes()), Limits.DEFAULT,
                "is damaged");
    }

    @Test
    void anOldWorkbookOneWithAPasswordAnotherArchiveAndACutOffOneAreRefused() throws IOException {
        byte[] ole = Arrays.copyOf(new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1,
            0x1A, (byte) 0xE1}, 4096);
        isRefused(file(ole), Limits.DEFAULT, "it has a password or is of an old version", "save it as .xlsx");
        isRefused(file(new TestBook().part("xl/workbook.xml", "<workbook/>").bytes()), Limits.DEFAULT,
                "not an Excel workbook with a sheet");
        isRefused(file(Arrays.copyOf(goodFile(), 300)), Limits.DEFAULT, "is damaged");
        isRefused(file(new TestBook().sheet("T", "").bytes()), Limits.DEFAULT, "holds no text");
        TestBook many = new TestBook().sheet("T", row(1, text("A1", "x")));
        for (int i = 0; i < 10_000; i++) {
            many.part("p" + i, "");
        }
        isRefused(file(many.bytes()), Limits.DEFAULT, "has more than 10,000 parts");
    }
}
