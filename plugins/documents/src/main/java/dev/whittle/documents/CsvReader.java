package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DecodedText;
import dev.whittle.document.DelimitedText;
import dev.whittle.document.Document;
import dev.whittle.document.Document.Layout;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Tables of text: comma, semicolon, tab or bar between the cells, whichever parts the first rows most evenly; quotes as in
/// RFC 4180. The first row is the head, and stands above the rows of every section, so that each makes sense alone.
public final class CsvReader implements DocumentReader {
    @Override
    public String id() {
        return "csv";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("csv", "tsv");
    }

    @Override
    public Document read(Path file, Limits limits) throws DocumentException, InterruptedException {
        var bounded = new BoundedFile(file, limits);
        DecodedText decoded = DeclaredText.of(bounded);
        List<List<String>> rows = DelimitedText.read(bounded.name(), decoded.text()).rows().stream()
                .map(DelimitedText.Row::cells).toList();
        if (rows.isEmpty()) {
            throw bounded.empty();
        }
        if (rows.size() == 1) {
            return new Document(bounded.name(), List.of(new Document.Section("", PipeRows.row(rows.getFirst()))),
                    Layout.MARKDOWN, decoded.note());
        }
        List<String> head = rows.getFirst();
        Batches batches = new Batches(PipeRows.row(head) + "\n" + PipeRows.rule(head.size()) + "\n");
        rows.subList(1, rows.size()).forEach(row -> batches.add(PipeRows.row(row)));
        return new Document(bounded.name(), batches.sections(), Layout.MARKDOWN, decoded.note());
    }
}
