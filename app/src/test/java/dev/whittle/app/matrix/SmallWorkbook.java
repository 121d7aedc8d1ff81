package dev.whittle.app.matrix;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Workbooks with the parts ECMA-376 asks for, and texts in their cells.
public final class SmallWorkbook {
    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private final List<String> names = new ArrayList<>();
    private final List<String> contents = new ArrayList<>();

    /// @param rows cells with a bar between
    public SmallWorkbook sheet(String name, String... rows) {
        StringBuilder content = new StringBuilder("<worksheet><sheetData>");
        for (String row : rows) {
            content.append("<row>");
            for (String cell : row.split("\\|", -1)) {
                content.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
            }
            content.append("</row>");
        }
        names.add(name);
        contents.add(content.append("</sheetData></worksheet>").toString());
        return this;
    }

    public Path write(Path file) throws IOException {
        StringBuilder sheets = new StringBuilder("<workbook xmlns:r=\"" + TYPES + "\"><sheets>");
        StringBuilder relations = new StringBuilder("<Relationships>");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < names.size(); i++) {
                sheets.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>".formatted(names.get(i), i + 1, i));
                relations.append("<Relationship Id=\"r%d\" Type=\"%s/worksheet\" Target=\"worksheets/%d.xml\"/>"
                        .formatted(i, TYPES, i));
                part(zip, "xl/worksheets/%d.xml".formatted(i), contents.get(i));
            }
            part(zip, "xl/workbook.xml", sheets + "</sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", relations + "</Relationships>");
        }
        return file;
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
