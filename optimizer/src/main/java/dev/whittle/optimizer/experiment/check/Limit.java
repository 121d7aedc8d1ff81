package dev.whittle.optimizer.experiment.check;

import java.math.BigDecimal;
import java.time.Duration;

/// What the answer may cost, or how long it may take.
final class Limit {
    private Limit() {}

    static Rule cost(Spec spec) {
        BigDecimal most = BigDecimal.valueOf(positive(spec));
        return answer -> {
            if (answer.usd() == null) {
                throw new CannotJudge("What the answer cost is not known.");
            }
            boolean within = answer.usd().compareTo(most) <= 0;
            return Verdict.of(within, "The answer cost $%s, %s $%s.".formatted(answer.usd().toPlainString(),
                    within ? "not more than" : "more than", most.toPlainString()));
        };
    }

    static Rule latency(Spec spec) {
        long most = (long) positive(spec);
        return answer -> {
            if (answer.latency() == null) {
                throw new CannotJudge("How long the answer took is not known.");
            }
            if (!answer.fresh()) {
                throw new CannotJudge("The answer was kept from earlier, so its time says nothing: run it afresh.");
            }
            boolean within = answer.latency().compareTo(Duration.ofMillis(most)) <= 0;
            return Verdict.of(within, "The answer took %,d ms, %s %,d ms.".formatted(answer.latency().toMillis(),
                    within ? "not more than" : "more than", most));
        };
    }

    private static double positive(Spec spec) {
        double threshold = spec.number("threshold");
        if (threshold < 0) {
            throw spec.refused("has a negative threshold");
        }
        return threshold;
    }
}
