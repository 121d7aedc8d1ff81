/// Measurements, run by hand: `TokenizerBenchmark` prints the tables of `app/docs/benchmarks.md`.
/// Nothing here runs in a build.
@NullMarked
package dev.whittle.tokenizer.bench;

import org.jspecify.annotations.NullMarked;
