package dev.whittle.app.cli;

import dev.whittle.optimizer.savings.Workload;
import java.math.BigDecimal;
import picocli.CommandLine.Option;

/// How often a prompt is used, for figures a month.
final class WorkloadOptions {
    @Option(names = "--calls", converter = WholeNumber.class, paramLabel = "N", defaultValue = "1000", description = "Calls a day (${DEFAULT-VALUE}).")
    private long calls;

    @Option(names = "--days", converter = Amount.class, paramLabel = "N", defaultValue = "30", description = "Days a month (${DEFAULT-VALUE}).")
    private BigDecimal days = BigDecimal.ZERO;

    @Option(names = "--output", converter = WholeNumber.class, paramLabel = "N", defaultValue = "300", description = "Expected output tokens a call, reasoning included (${DEFAULT-VALUE}).")
    private long output;

    Workload workload() {
        return new Workload(calls, days, output);
    }
}
