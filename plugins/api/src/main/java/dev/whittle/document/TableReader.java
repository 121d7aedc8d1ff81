package dev.whittle.document;

import java.nio.file.Path;
import java.util.List;

/// A reader of files that hold tables of cells, such as workbooks, so that a table can be had as rows and
/// not only as text. Found among the document readers.
public interface TableReader extends DocumentReader {
    /// The rows of one table, blank ones left out; a row ends with its last cell that is not blank. Numbers
    /// are written as they are stored, dates and times as ISO 8601, `true` and `false` as these words.
    ///
    /// @param table the name of the table, such as a sheet's; empty for the first
    /// @return rows with the number the program that made the file shows beside them; empty if the table is
    /// @throws DocumentException if the file cannot be read or has no such table; the message is one
    ///     sentence for the person
    /// @throws InterruptedException if the thread was interrupted
    List<DelimitedText.Row> rows(Path file, String table, Limits limits)
            throws DocumentException, InterruptedException;
}
