package dev.whittle.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.fuzz.FuzzRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The quick run; app/docs/benchmarks.md has the figures of the long one.
final class DocumentFuzzTest {
    private static final int INPUTS = 20; // times the share of a reader

    @TempDir
    private Path folder;

    @Test
    void damagedDocumentsAreReadOrRefusedInASentence() throws Exception {
        FuzzRun run = new FuzzRun(20261121);
        try (DocumentFuzz fuzz = new DocumentFuzz(folder)) {
            for (FuzzRun.Target target : fuzz.targets()) {
                int inputs = Math.max(1, INPUTS * target.share());
                FuzzRun.Figures figures = run.run(target, 0, inputs);
                assertThat(figures.inputs()).as(target.name()).isEqualTo(inputs);
                if (target.share() > 0) {
                    assertThat(figures.read()).as("%s: inputs that are still valid", target.name()).isGreaterThan(5);
                }
            }
        }
    }
}
