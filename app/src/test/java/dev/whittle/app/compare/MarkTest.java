package dev.whittle.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.catalog.Cost;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MarkTest {
    private static Outcome finished(String text, long millis, @Nullable String usd) {
        return new Outcome.Finished(
                new Reply(text, Reply.Finish.STOP, null, null, Duration.ofMillis(1), Duration.ofMillis(millis), 1),
                usd == null
                        ? new Cost.Unpriced("No price is known.")
                        : new Cost.Priced(new BigDecimal(usd), Desk.PRICE));
    }

    @Test
    void eachMarkGoesToTheAnswerThatEarnsIt() {
        assertThat(Mark.of(List.of(finished("ab", 300, "0.02"), finished("abc", 400, "0.03"),
                finished("a", 500, "0.01"))))
                .containsExactly(Set.of(Mark.FASTEST), Set.of(Mark.LONGEST), Set.of(Mark.CHEAPEST));
    }

    @Test
    void whatIsNotWholeIsNotCompared() {
        Outcome failed = new Outcome.Failed(null, "It broke.", "a very long part of an answer", Duration.ZERO);

        assertThat(Mark.of(Arrays.asList(finished("a", 300, "0.02"), failed, null)))
                .containsExactly(Set.of(), Set.of(), Set.of());
    }

    @Test
    void anUnpricedAnswerMakesNoOtherTheCheapest() {
        assertThat(Mark.of(List.of(finished("a", 300, "0.02"), finished("b", 200, null))))
                .containsExactly(Set.of(), Set.of(Mark.FASTEST));
    }

    @Test
    void nobodyIsTheFastestBesideAReplyThatWasRecorded() {
        Outcome replayed = new Outcome.Finished(new Reply("ab", Reply.Finish.STOP, null, null, Duration.ofMillis(1),
                Duration.ofMillis(2), 1, Reply.Origin.REPLAY), new Cost.Unpriced("Nothing was billed."));

        assertThat(Mark.of(List.of(finished("a", 300, "0.02"), replayed)))
                .containsExactly(Set.of(), Set.of(Mark.LONGEST));
    }

    @Test
    void amountsThatDifferOnlyInTheirZerosAreEqual() {
        assertThat(Mark.of(List.of(finished("a", 300, "0.020"), finished("b", 200, "0.02"))))
                .containsExactly(Set.of(), Set.of(Mark.FASTEST));
    }
}
