package dev.whittle.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.fuzz.FuzzRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The quick run; app/docs/benchmarks.md has the figures of the long one.
final class InputFuzzTest {
    private static final int INPUTS = 15; // times the share of a reader

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void damagedInputsAreReadOrRefusedInASentence() throws Exception {
        FuzzRun run = new FuzzRun(20261121);
        for (FuzzRun.Target target : new InputFuzz(folder).targets()) {
            FuzzRun.Figures figures = run.run(target, 0, INPUTS * target.share());
            assertThat(figures.inputs()).as(target.name()).isEqualTo(INPUTS * target.share());
            assertThat(figures.read()).as("%s: inputs that are still valid", target.name()).isPositive();
        }
    }
}
