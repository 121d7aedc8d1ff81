package dev.whittle.app.cli;

import dev.whittle.catalog.Price;
import dev.whittle.optimizer.savings.CacheUse;
import dev.whittle.optimizer.savings.Workload;
import java.math.BigDecimal;
import picocli.CommandLine.Option;

/// How often a prompt is used and how its calls are made, for figures a month.
final class WorkloadOptions {
    @Option(names = "--calls", converter = WholeNumber.class, paramLabel = "N", defaultValue = "1000", description = "Calls a day (${DEFAULT-VALUE}).")
    private long calls;

    @Option(names = "--days", converter = Amount.class, paramLabel = "N", defaultValue = "30", description = "Days a month (${DEFAULT-VALUE}).")
    private BigDecimal days = BigDecimal.ZERO;

    @Option(names = "--output", converter = WholeNumber.class, paramLabel = "N", defaultValue = "300", description = "Expected output tokens a call, reasoning included (${DEFAULT-VALUE}).")
    private long output;

    @Option(names = "--cached", converter = Part.class, paramLabel = "PART", defaultValue = "0%", description = "Part of the input that is a prefix in the provider's prompt cache, such as 60%% (${DEFAULT-VALUE}).")
    private BigDecimal cached = BigDecimal.ZERO;

    @Option(names = "--hits", converter = Part.class, paramLabel = "PART", defaultValue = "100%", description = "Part of the calls that find the prefix; the others write it (${DEFAULT-VALUE}).")
    private BigDecimal hits = BigDecimal.ONE;

    @Option(names = "--cache-life", converter = CacheLife.class, paramLabel = "5m|1h", defaultValue = "5m", description = "How long a written prefix lives, where the vendor has a price for each (${DEFAULT-VALUE}).")
    private CacheUse.Lifetime life = CacheUse.Lifetime.FIVE_MINUTES;

    @Option(names = "--mode", paramLabel = "MODE", defaultValue = "standard", description = "How calls are made: standard, batch, flex or priority (${DEFAULT-VALUE}).")
    private Price.Mode mode = Price.Mode.STANDARD;

    @Option(names = "--batch", description = "The same as --mode batch.")
    private boolean batch;

    Workload workload() {
        if (batch && mode != Price.Mode.STANDARD && mode != Price.Mode.BATCH) {
            throw new IllegalArgumentException("--batch and --mode say different things; give one of them.");
        }
        return new Workload(calls, days, output, use(cached), batch ? Price.Mode.BATCH : mode);
    }

    /// A use of the prompt cache with the hits and the lifetime given.
    CacheUse use(BigDecimal share) {
        return new CacheUse(share, hits, life);
    }

    BigDecimal daysPerMonth() {
        return days;
    }
}
