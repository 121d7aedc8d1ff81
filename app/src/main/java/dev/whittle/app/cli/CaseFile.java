package dev.whittle.app.cli;

import dev.whittle.app.Plugins;
import dev.whittle.app.matrix.CaseFiles;
import dev.whittle.document.DocumentException;
import dev.whittle.format.FormatException;
import dev.whittle.optimizer.experiment.matrix.CaseReader;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the cases a person names.
final class CaseFile {
    private CaseFile() {}

    static CaseSet read(Path file, Plugins plugins)
            throws IOException, DocumentException, FormatException, InterruptedException {
        Optional<CaseSet> sheet = CaseFiles.of(plugins).sheet(file);
        if (sheet.isPresent()) {
            return sheet.get();
        }
        TextInput.requireFile(file);
        return CaseReader.read(file.getFileName().toString(), TextInput.pipe(file), plugins.notations());
    }
}
