package dev.whittle.app.cli;

import dev.whittle.document.DocumentException;
import dev.whittle.format.DataFormat;
import dev.whittle.format.FormatException;
import dev.whittle.optimizer.experiment.matrix.CaseReader;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Reads the cases a person names.
final class CaseFile {
    private CaseFile() {}

    static CaseSet read(Path file, List<DataFormat> notations) throws IOException, DocumentException, FormatException {
        TextInput.requireFile(file);
        return CaseReader.read(file.getFileName().toString(), TextInput.pipe(file), notations);
    }
}
