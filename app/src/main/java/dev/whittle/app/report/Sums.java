package dev.whittle.app.report;

import dev.whittle.app.report.Report.Answer;
import dev.whittle.app.report.Report.Ended;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the answers of a column come to: a sum with an unknown part is unknown.
final class Sums {
    private int answers;
    private @Nullable BigDecimal usd = BigDecimal.ZERO;
    private @Nullable Long input = 0L;
    private @Nullable Long output = 0L;
    private final List<Duration> times = new ArrayList<>();

    void add(Answer answer) {
        if (answer.ended() != Ended.ANSWERED) {
            return;
        }
        answers++;
        pay(answer.usd());
        input = input != null && answer.usage() != null ? (Long) (input + answer.usage().totalInput()) : null;
        output = output != null && answer.usage() != null ? (Long) (output + answer.usage().output()) : null;
        if (answer.time() != null) {
            times.add(answer.time());
        }
    }

    /// Adds what judging an answer cost.
    void pay(@Nullable BigDecimal amount) {
        usd = usd != null && amount != null ? usd.add(amount) : null;
    }

    @Nullable
    BigDecimal usd() {
        return answers == 0 ? null : usd;
    }

    @Nullable
    Long input() {
        return answers == 0 ? null : input;
    }

    @Nullable
    Long output() {
        return answers == 0 ? null : output;
    }

    List<Duration> times() {
        return times.stream().sorted().toList();
    }
}
