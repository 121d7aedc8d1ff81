package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DelimitedText.Row;
import dev.whittle.document.DocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The parts of a workbook (ECMA-376 part 1, 18.2) and how they belong together: its sheets, the strings they share and
/// the formats that make a number a date.
final class XlsxBook {
    private static final String FOLDER = "xl/";
    // Excel allows 31; what is longer would stand in every section.
    private static final int MOST_NAME = 100;
    private final OfficeArchive archive;
    private final BoundedFile file;
    private final XlsxBudget budget;
    private final List<Sheet> sheets = new ArrayList<>();
    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private boolean from1904;
    private List<String> strings = List.of();
    private XlsxDates dates = new XlsxDates(List.of(), false);

    /// @param part its name in the archive
    record Sheet(String name, String part, boolean hidden) {
        String title() {
            String line = name.strip().replaceAll("\\s+", " ");
            return line.substring(0, Math.min(line.length(), MOST_NAME));
        }
    }

    private XlsxBook(OfficeArchive archive, BoundedFile file) {
        this.archive = archive;
        this.file = file;
        budget = new XlsxBudget(file);
    }

    static XlsxBook open(OfficeArchive archive, BoundedFile file)
            throws IOException, XMLStreamException, DocumentException {
        XlsxBook book = new XlsxBook(archive, file);
        book.relations();
        book.workbook();
        if (book.sheets.isEmpty()) {
            throw book.noWorkbook();
        }
        try (InputStream in = archive.open(book.part("/sharedStrings"))) {
            if (in != null) {
                book.strings = XlsxStrings.shared(SafeXml.reader(in), book.budget);
            }
        }
        try (InputStream in = archive.open(book.part("/styles"))) {
            book.dates = new XlsxDates(in == null ? List.of() : XlsxDates.formats(SafeXml.reader(in)), book.from1904);
        }
        return book;
    }

    List<Sheet> sheets() {
        return sheets;
    }

    /// A sheet by its name, whatever its case as in Excel, or the first one that can be seen.
    Sheet sheet(String name) throws DocumentException {
        if (name.isEmpty()) {
            return sheets.stream().filter(sheet -> !sheet.hidden()).findFirst().orElseGet(sheets::getFirst);
        }
        return sheets.stream().filter(sheet -> sheet.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new DocumentException("\"%s\" has no sheet \"%s\"; it has %s.".formatted(file.name(),
                        name, sheets.stream().map(Sheet::title).collect(Collectors.joining(", ")))));
    }

    List<Row> rows(Sheet sheet) throws IOException, XMLStreamException, DocumentException {
        try (InputStream in = archive.open(sheet.part())) {
            if (in == null) {
                throw new DocumentException(
                        "\"%s\" is damaged: its sheet \"%s\" is not inside; open it in Excel and save it again."
                                .formatted(file.name(), sheet.title()));
            }
            return new XlsxSheet(file, sheet.title(), strings, dates, budget).read(SafeXml.reader(in));
        }
    }

    private void relations() throws IOException, XMLStreamException, DocumentException {
        try (InputStream in = archive.open(FOLDER + "_rels/workbook.xml.rels")) {
            if (in == null) {
                throw noWorkbook();
            }
            XMLStreamReader xml = SafeXml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("Relationship")) {
                    String target = SafeXml.value(xml, "Target");
                    targets.put(SafeXml.value(xml, "Id"),
                            target.startsWith("/") ? target.substring(1) : FOLDER + target);
                    types.put(SafeXml.value(xml, "Id"), SafeXml.value(xml, "Type"));
                }
            }
        }
    }

    private void workbook() throws IOException, XMLStreamException, DocumentException {
        try (InputStream in = archive.open(FOLDER + "workbook.xml")) {
            if (in == null) {
                throw noWorkbook();
            }
            XMLStreamReader xml = SafeXml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "workbookPr" -> from1904 = SafeXml.value(xml, "date1904").matches("1|true");
                        case "sheet" -> {
                            String id = SafeXml.value(xml, "id");
                            // a chart or a dialogue may be a sheet, too
                            if (types.getOrDefault(id, "").endsWith("/worksheet")) {
                                sheets.add(new Sheet(SafeXml.value(xml, "name"), targets.getOrDefault(id, ""),
                                        !SafeXml.value(xml, "state").matches("|visible")));
                            }
                        }
                        default -> {
                        }
                    }
                }
            }
        }
    }

    private String part(String type) {
        return types.entrySet().stream().filter(each -> each.getValue().endsWith(type)).findFirst()
                .map(each -> targets.getOrDefault(each.getKey(), "")).orElse("");
    }

    private DocumentException noWorkbook() {
        return new DocumentException(
                "\"%s\" is an archive but not an Excel workbook with a sheet; open it in Excel and save it as .xlsx."
                        .formatted(file.name()));
    }
}
