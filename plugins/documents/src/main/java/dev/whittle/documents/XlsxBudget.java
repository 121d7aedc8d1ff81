package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DocumentException;

/// What the cells of one workbook may come to: a cell far out costs all before it, and a shared string costs wherever it
/// is shown.
final class XlsxBudget {
    private static final int MOST_CELLS = 2_000_000;
    private final BoundedFile file;
    private long characters;
    private long cells;

    XlsxBudget(BoundedFile file) {
        this.file = file;
    }

    void characters(long count) throws DocumentException {
        characters += count;
        if (characters > file.limits().characters()) {
            throw file.tooLong(characters);
        }
    }

    void cells(long count) throws DocumentException {
        cells += count;
        if (cells > MOST_CELLS) {
            throw new DocumentException("\"%s\" has more than %,d cells; open a part of it instead."
                    .formatted(file.name(), MOST_CELLS));
        }
    }

    /// Refuses more than can be held while it is read, before it is known where it is shown.
    void held(long count) throws DocumentException {
        if (count > file.limits().characters()) {
            throw file.tooLong(count);
        }
    }
}
