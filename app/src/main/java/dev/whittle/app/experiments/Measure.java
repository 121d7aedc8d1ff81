package dev.whittle.app.experiments;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalDouble;

/// What a trend can show of a run, as the provider reported it.
public enum Measure {
    COST("Cost of the call, $"), INPUT("Input tokens"), OUTPUT("Output tokens"), TIME("Time to the end, s");

    private final String words;

    Measure(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }

    /// The figure of a run; empty if it is not known, which is never 0. Times are those of providers alone.
    OptionalDouble of(Run run) {
        if (!(run.outcome() instanceof Outcome.Finished(Reply reply, Cost cost))) {
            return OptionalDouble.empty();
        }
        return switch (this) {
            case COST -> cost instanceof Cost.Priced priced
                    ? OptionalDouble.of(priced.usd().doubleValue())
                    : OptionalDouble.empty();
            case INPUT -> reply.usage() == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) reply.usage().totalInput());
            case OUTPUT ->
                reply.usage() == null ? OptionalDouble.empty() : OptionalDouble.of((double) reply.usage().output());
            case TIME -> reply.origin() == Reply.Origin.PROVIDER
                    ? OptionalDouble.of(reply.total().toMillis() / 1000.0)
                    : OptionalDouble.empty();
        };
    }

    /// A figure as people read it.
    String words(double figure) {
        return switch (this) {
            case COST -> Figures.usd(BigDecimal.valueOf(figure));
            case INPUT, OUTPUT -> Figures.number(Math.round(figure));
            case TIME -> Figures.duration(Duration.ofMillis(Math.round(figure * 1000)));
        };
    }
}
