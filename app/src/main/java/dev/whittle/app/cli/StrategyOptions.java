package dev.whittle.app.cli;

import dev.whittle.optimizer.savings.Baseline;
import dev.whittle.optimizer.savings.QualityCheck;
import dev.whittle.optimizer.savings.ResponseCache;
import dev.whittle.optimizer.savings.Routing;
import dev.whittle.optimizer.savings.SelfHosting;
import dev.whittle.optimizer.savings.Shortening;
import dev.whittle.optimizer.savings.Strategy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The strategies of a scenario, in the order in which a call meets them.
final class StrategyOptions {
    private static final BigDecimal HOURS_A_DAY = BigDecimal.valueOf(24);

    @Option(names = "--response-cache", converter = Part.class, paramLabel = "PART", description = "Part of the calls answered from a cache of answers.")
    private @Nullable BigDecimal answered;

    @Option(names = "--lookup", converter = Amount.class, paramLabel = "USD", defaultValue = "0", description = "What each lookup in that cache costs, such as an embedding (${DEFAULT-VALUE}).")
    private BigDecimal lookup = BigDecimal.ZERO;

    @Option(names = "--route", paramLabel = "MODEL=PART[xSIZE]", description = "Part of the requests sent to another model at once; SIZE is their tokens over those of an average one (1). May be given several times.")
    private List<String> routes = new ArrayList<>();

    @Option(names = "--cascade", paramLabel = "MODEL=PART", description = "A cheap model answers first; PART of the calls come here after all. The cheap call is always paid.")
    private @Nullable String cascade;

    @Option(names = "--judge", converter = Amount.class, paramLabel = "USD", defaultValue = "0", description = "What judging a cheap answer costs (${DEFAULT-VALUE}).")
    private BigDecimal judge = BigDecimal.ZERO;

    @Option(names = "--fine-tune", paramLabel = "MODEL=PART", description = "Part of the tokens taken over by a trained model at MODEL's price.")
    private @Nullable String tuned;

    @Option(names = "--training", converter = Amount.class, paramLabel = "USD", defaultValue = "0", description = "What its training costs, once (${DEFAULT-VALUE}).")
    private BigDecimal training = BigDecimal.ZERO;

    @Option(names = "--servers", converter = WholeNumber.class, paramLabel = "N", description = "Servers of one's own, running day and night on the days of use.")
    private @Nullable Long servers;

    @Option(names = "--server-hour", converter = Amount.class, paramLabel = "USD", description = "What a server costs an hour.")
    private @Nullable BigDecimal serverHour;

    @Option(names = "--server-part", converter = Part.class, paramLabel = "PART", defaultValue = "1", description = "Part of the tokens they take over (${DEFAULT-VALUE}).")
    private BigDecimal serverPart = BigDecimal.ONE;

    @Option(names = "--shorten", converter = Part.class, paramLabel = "PART", description = "Part of the input tokens cut.")
    private @Nullable BigDecimal shorter;

    @Option(names = "--shorten-output", converter = Part.class, paramLabel = "PART", description = "Part of the output tokens cut.")
    private @Nullable BigDecimal shorterOutput;

    @Option(names = "--prefix-cache", converter = Part.class, paramLabel = "PART", description = "Part of the input put in the provider's prompt cache, with --hits and --cache-life.")
    private @Nullable BigDecimal prefix;

    @Option(names = "--in-batch", converter = Part.class, paramLabel = "PART", description = "Part of the tokens that can wait for the batch mode.")
    private @Nullable BigDecimal batch;

    @Option(names = "--check", converter = Part.class, paramLabel = "PART", description = "Part of the answers graded.")
    private @Nullable BigDecimal checked;

    @Option(names = "--check-cost", converter = Amount.class, paramLabel = "USD", defaultValue = "0", description = "What grading an answer costs (${DEFAULT-VALUE}).")
    private BigDecimal checkCost = BigDecimal.ZERO;

    /// The strategies given, in their order.
    ///
    /// @throws IllegalArgumentException if one cannot be; the message is one sentence
    List<Strategy> strategies(Terminal terminal, Baseline now, WorkloadOptions workload) {
        List<Strategy> chosen = new ArrayList<>();
        if (answered != null) {
            chosen.add(ResponseCache.of(answered, lookup));
        }
        if (!routes.isEmpty()) {
            chosen.add(new Routing(routes.stream().map(text -> ModelPart.of(terminal, "--route", text))
                    .map(part -> now.route(part.model(), part.part(), part.size())).toList()));
        }
        if (cascade != null) {
            ModelPart part = ModelPart.of(terminal, "--cascade", cascade);
            chosen.add(now.cascade(part.model(), part.part(), judge));
        }
        if (tuned != null) {
            ModelPart part = ModelPart.of(terminal, "--fine-tune", tuned);
            chosen.add(now.fineTuning(part.model(), part.part(), training));
        }
        if (servers != null) {
            chosen.add(selfHosting(servers, workload.daysPerMonth()));
        }
        if (shorter != null || shorterOutput != null) {
            chosen.add(new Shortening(shorter == null ? BigDecimal.ZERO : shorter,
                    shorterOutput == null ? BigDecimal.ZERO : shorterOutput));
        }
        if (prefix != null) {
            chosen.add(now.prefixCache(workload.use(prefix)));
        }
        if (batch != null) {
            chosen.add(now.batch(batch));
        }
        if (checked != null) {
            chosen.add(new QualityCheck(checked, checkCost));
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "Give at least one strategy, such as --shorten 30%; see: whittle savings --help");
        }
        return chosen;
    }

    private SelfHosting selfHosting(long count, BigDecimal days) {
        BigDecimal hour = serverHour;
        if (hour == null) {
            throw new IllegalArgumentException("What do the servers cost? Give --server-hour as well.");
        }
        return new SelfHosting(serverPart, hour, days.multiply(HOURS_A_DAY), (int) Math.min(count, Integer.MAX_VALUE));
    }
}
