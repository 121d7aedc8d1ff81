package dev.whittle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The quick run; app/docs/benchmarks.md has the figures of the long one.
final class ReaderFuzzTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 20261121})
    void damagedFilesAreReadOrRefusedAndWhatIsReadIsStable(long seed) {
        ReaderFuzz.Figures figures = new ReaderFuzz(seed).run(4_000);
        assertThat(figures.read() + figures.refused()).isEqualTo(4_000);
        assertThat(figures.read()).as("inputs that are still valid").isGreaterThan(400);
    }
}
