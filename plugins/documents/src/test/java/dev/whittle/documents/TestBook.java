package dev.whittle.documents;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// A workbook for tests, part by part, with parts and elements as ECMA-376 part 1, chapter 18, has
/// them.
final class TestBook {
    static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private String properties = "";
    private int count;

    TestBook sheet(String name, String rows) {
        return sheet(name, "", rows);
    }

    TestBook sheet(String name, String attributes, String rows) {
        count++;
        sheets.append(
                "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"s%d\" %s/>".formatted(name, count, count, attributes));
        relation("s" + count, "worksheet", "worksheets/sheet%d.xml".formatted(count));
        return part("xl/worksheets/sheet%d.xml".formatted(count),
                "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows));
    }

    TestBook strings(String items) {
        relation("strings", "sharedStrings", "/xl/sharedStrings.xml");
        return part("xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, items));
    }

    TestBook styles(String content) {
        relation("styles", "styles", "styles.xml");
        return part("xl/styles.xml", "<styleSheet xmlns=\"%s\">%s</styleSheet>".formatted(MAIN, content));
    }

    TestBook from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    TestBook relation(String id, String type, String target) {
        relations.append(
                "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, TYPES, type, target));
        return this;
    }

    TestBook part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    byte[] bytes() throws IOException {
        parts.putIfAbsent("xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
                        .formatted(MAIN, TYPES, properties, sheets));
        parts.putIfAbsent("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        return Zipped.of(parts);
    }

    static String row(int number, String... cells) {
        return "<row r=\"%d\">%s</row>".formatted(number, String.join("", cells));
    }

    static String text(String address, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(address, text);
    }

    static String cell(String address, String attributes, String value) {
        return "<c r=\"%s\" %s><v>%s</v></c>".formatted(address, attributes, value);
    }
}
