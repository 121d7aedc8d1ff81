package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DelimitedText.Row;
import dev.whittle.document.Document;
import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentException;
import dev.whittle.document.Limits;
import dev.whittle.document.TableReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Excel workbooks: the cells of their sheets, formulas by the result that was saved with them. As text, each sheet is a
/// table whose first row stands above the rows of every section, as it does for CSV.
public final class XlsxReader implements TableReader {
    private static final OfficeArchive.Kind KIND = new OfficeArchive.Kind("an Excel workbook (.xlsx)", "Excel",
            ".xlsx");

    @Override
    public String id() {
        return "xlsx";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("xlsx", "xlsm");
    }

    @Override
    public List<Row> rows(Path file, String sheet, Limits limits) throws DocumentException, InterruptedException {
        var bounded = new BoundedFile(file, limits);
        return OfficeArchive.read(bounded, KIND, archive -> {
            XlsxBook book = XlsxBook.open(archive, bounded);
            return book.rows(book.sheet(sheet));
        });
    }

    @Override
    public Document read(Path file, Limits limits) throws DocumentException, InterruptedException {
        var bounded = new BoundedFile(file, limits);
        List<Section> sections = OfficeArchive.read(bounded, KIND, archive -> {
            XlsxBook book = XlsxBook.open(archive, bounded);
            List<Section> all = new ArrayList<>();
            for (XlsxBook.Sheet sheet : book.sheets()) {
                for (Section section : sections(book.rows(sheet))) {
                    all.add(book.sheets().size() == 1
                            ? section
                            : new Section("%s > %s".formatted(sheet.title(), section.title()), section.text()));
                }
            }
            return all;
        });
        if (sections.isEmpty()) {
            throw new DocumentException("\"%s\" holds no text in its cells; pictures and charts are not read."
                    .formatted(bounded.name()));
        }
        return new Document(bounded.name(), sections);
    }

    private static List<Section> sections(List<Row> rows) {
        if (rows.size() < 2) {
            return rows.stream().map(row -> new Section("row 1", PipeRows.row(row.cells()))).toList();
        }
        List<String> head = rows.getFirst().cells();
        Batches batches = new Batches(PipeRows.row(head) + "\n" + PipeRows.rule(head.size()) + "\n");
        rows.subList(1, rows.size()).forEach(row -> batches.add(PipeRows.row(row.cells())));
        return batches.sections();
    }
}
