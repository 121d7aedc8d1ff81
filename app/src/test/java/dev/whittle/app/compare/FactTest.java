package dev.whittle.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Confidence;
import dev.whittle.model.ModelException;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.optimizer.experiment.Target;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FactTest {
    private static Map<String, String> facts(Outcome outcome) {
        Target target = Target.known(Desk.GPT_4O, "OpenAI", Desk.OPENAI.baseUrl());
        Run run = new Run(new Column("A", "Greeting", Desk.PROMPT, target, Parameters.DEFAULT), Parameters.DEFAULT,
                List.of(), "test", Desk.PRICE, Desk.NOW, outcome);
        return Fact.of(run).stream().collect(Collectors.toMap(Fact::id, Fact::value));
    }

    @Test
    void aWholeAnswerHasAllItsFiguresAsTheProviderReportedThem() {
        // 800 x $2.50 + 200 x $1.25 + 50 x $10.00 a million = $0.00275; 50 tokens in 0.5 s = 100 a second
        Reply reply = new Reply("Hi", Reply.Finish.LENGTH, new Usage(800, 200, 0, 50, 10), "gpt-4o-2024-08-06",
                Duration.ofMillis(120), Duration.ofMillis(500), 3);

        assertThat(facts(new Outcome.Finished(reply, new Cost.Priced(new BigDecimal("0.00275"), Desk.PRICE))))
                .isEqualTo(Map.ofEntries(Map.entry("first-token", "120 ms"), Map.entry("total", "500 ms"),
                        Map.entry("tokens-in", "1,000"), Map.entry("tokens-out", "50"),
                        Map.entry("tokens-cached", "200"), Map.entry("tokens-reasoning", "10"),
                        Map.entry("speed", "100 tok/s"), Map.entry("cost", "$0.0028"),
                        Map.entry("finish", "at the token limit"), Map.entry("attempts", "3"),
                        Map.entry("served-model", "gpt-4o-2024-08-06")));
    }

    @Test
    void whatTheProviderDidNotReportIsNotZero() {
        Reply reply = new Reply("Hi", Reply.Finish.STOP, null, "gpt-4o", Duration.ofMillis(120),
                Duration.ofMillis(500), 1);

        assertThat(facts(new Outcome.Finished(reply, new Cost.Unpriced("The provider reported no usage."))))
                .isEqualTo(Map.of("first-token", "120 ms", "total", "500 ms", "tokens", "not reported", "cost",
                        "unpriced", "finish", "complete"));
    }

    @Test
    void aReplyNoModelMadeSaysSoFirst() {
        Reply reply = new Reply("Hi", Reply.Finish.STOP, null, null, Duration.ofMillis(1), Duration.ofMillis(2), 1,
                Reply.Origin.REPLAY);

        assertThat(facts(new Outcome.Finished(reply, new Cost.Unpriced("Nothing was billed."))))
                .containsEntry("origin", "replayed");
    }

    @Test
    void howLikelyTheModelFoundItsAnswerIsToldWhereItIsKnown() {
        // ln(1/2) is -0.693: each token as likely as one side of a coin.
        Reply reply = new Reply("Hi", Reply.Finish.STOP, null, null, Duration.ofMillis(1), Duration.ofMillis(2), 1,
                Reply.Origin.PROVIDER, new Confidence(57, -0.693147));

        assertThat(facts(new Outcome.Finished(reply, new Cost.Unpriced("No price is known."))))
                .containsEntry("logprob", "mean -0.693, perplexity 2.00");
    }

    @Test
    void aPartOfAnAnswerHasNoCost() {
        assertThat(facts(new Outcome.Failed(ModelException.Kind.TIMEOUT, "No answer.", "Hi", Duration.ofSeconds(61))))
                .containsEntry("cost", "unpriced").containsEntry("total", "1 min 1 s")
                .containsEntry("finish", "failed").containsEntry("tokens", "not reported");
    }

    @Test
    void theRatesAreToldWithTheirDateAndSource() {
        assertThat(Fact.rates(Desk.PRICE)).isEqualTo(
                "$2.50 in, $10.00 out, $1.25 cached per million tokens, read 2026-09-23 at genai-prices");
    }
}
