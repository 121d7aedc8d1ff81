package dev.whittle.app.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.app.Plugins;
import dev.whittle.document.DocumentException;
import dev.whittle.format.FormatException;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaseFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private CaseFiles files;

    @BeforeEach
    void plugins() {
        files = CaseFiles.of(Plugins.load(folder));
    }

    @Test
    void aWorkbookIsReadByItsFirstSheetOrTheOneNamedBehindIt() throws Exception {
        Path file = new SmallWorkbook()
                .sheet("Easy", "country|__expected|__description", "France|contains:Paris|The easy one")
                .sheet("Hard ones", "country|__expected", "Peru|Lima", "Chad|N'Djamena")
                .write(folder.resolve("c.XLSX"));

        CaseSet easy = files.read(file);
        assertThat(easy.name()).isEqualTo("c.XLSX");
        assertThat(easy.cases()).singleElement().satisfies(one -> {
            assertThat(one.variables()).isEqualTo(Map.of("country", "France"));
            assertThat(one.checks().toString()).isEqualTo("[{\"type\":\"contains\",\"value\":\"Paris\"}]");
            assertThat(one.description()).isEqualTo("The easy one");
        });
        assertThat(files.read(folder.resolve("c.XLSX#hard ones")).cases()).extracting(Case::expected)
                .containsExactly("Lima", "N'Djamena");
        assertThatThrownBy(() -> files.read(folder.resolve("c.XLSX#Medium"))).isInstanceOf(DocumentException.class)
                .hasMessage("\"c.XLSX\" has no sheet \"Medium\"; it has Easy, Hard ones.");
        assertThat(files.extensions()).contains("csv", "yaml", "xlsx");
    }

    @Test
    void whatASheetMayNotSayIsRefusedWithItsRow() throws Exception {
        Path file = new SmallWorkbook().sheet("Paths", "q", "x", "file://../../etc/passwd")
                .sheet("Long", "a|b", "1|2|3")
                .sheet("Twice", "a|a").sheet("Head", "a|b").write(folder.resolve("c.xlsx"));

        refused(file, "Paths", "Row 3: a value names a file, which is not opened; put its text there.");
        refused(file, "Long", "Row 2: the row has 3 cells and the head 2; name every column in the first row, or empty "
                + "those cells.");
        refused(file, "Twice", "Row 1: two columns are called \"a\"; rename one.");
        refused(file, "Head", "There is no case in \"c.xlsx#Head\"; add at least one.");
    }

    private void refused(Path file, String sheet, String sentence) {
        assertThatThrownBy(() -> files.read(file.resolveSibling(file.getFileName() + "#" + sheet)))
                .isInstanceOf(FormatException.class).hasMessage(sentence);
    }
}
