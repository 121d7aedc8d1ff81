package dev.whittle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.fuzz.FuzzRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The quick run; app/docs/benchmarks.md has the figures of the long one.
final class ReaderFuzzTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 20261121})
    void damagedFilesAreReadOrRefusedAndWhatIsReadIsStable(long seed) throws Exception {
        FuzzRun.Figures figures = new FuzzRun(seed).run(new ReaderFuzz(seed).target(), 0, 4_000);
        assertThat(figures.inputs()).isEqualTo(4_000);
        assertThat(figures.read()).as("inputs that are still valid").isGreaterThan(400);
    }
}
