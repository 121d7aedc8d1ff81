package dev.whittle.optimizer.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Confidence;
import dev.whittle.model.ModelException;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class ExperimentTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00.123456789Z");

    private static Run run(Outcome outcome, Parameters asked, Parameters sent) {
        return new Run(Fixture.column(Target.known(Fixture.GPT_4O, "OpenAI", Fixture.OPENAI), asked), sent,
                List.of("GPT-4o does not take temperature, so it was left out."), "test-2026-11-21", Fixture.NEW,
                START, outcome);
    }

    private static Experiment experiment(Run... runs) {
        return new Experiment(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"), "First try", START, "0.1.0",
                "Why?", List.of(runs));
    }

    private static Experiment everything() {
        Reply whole = new Reply("Hi Ada", Reply.Finish.LENGTH, new Usage(1, 2, 3, 4, 4), "gpt-4o-2024-08-06",
                Duration.ofMillis(120), Duration.ofMillis(340), 2, Reply.Origin.PROVIDER, new Confidence(4, -0.25));
        Reply bare = new Reply("", Reply.Finish.STOP, null, null, Duration.ZERO, Duration.ZERO, 1);
        Reply replayed = new Reply("Hi", Reply.Finish.CONTENT_FILTER, new Usage(1, 2, 3, 4, 4, 2), null,
                Duration.ofMillis(1), Duration.ofMillis(2), 1, Reply.Origin.REPLAY);
        Parameters all = new Parameters(0.1, 7, 1.0, Long.MAX_VALUE, List.of("\n\n", "END"));
        Run served = new Run(
                Fixture.column(Target.served("llama3", "Ollama", java.net.URI.create("http://localhost:11434/v1")),
                        all),
                all, List.of(), "test-2026-11-21", null, START,
                new Outcome.Finished(bare, new Cost.Unpriced("The provider reported no usage.")));
        return experiment(
                run(new Outcome.Finished(whole, new Cost.Priced(new BigDecimal("0.0000000125"), Fixture.NEW)), all,
                        all.without(Fixture.GPT_4O.unsupportedParams())),
                run(new Outcome.Failed(ModelException.Kind.RATE_LIMITED, "Too many requests.", "Hi",
                        Duration.ofMillis(9)),
                        Parameters.DEFAULT, Parameters.DEFAULT),
                run(new Outcome.Failed(null, "The plugin broke.", "", Duration.ZERO), all, all),
                run(new Outcome.Stopped("Hi A", Duration.ofMillis(10)), all, all),
                run(new Outcome.Finished(replayed, new Cost.Unpriced("Nothing was billed.")),
                        all.withSchema("{\"type\":\"object\"}").withLogprobs(true), all),
                served);
    }

    @Test
    void everythingAnExperimentHoldsComesBackFromItsJson() {
        assertThat(Experiment.fromJson(everything().toJson())).isEqualTo(everything());
    }

    @Test
    void theSavedShapeIsTheDocumentedOne() {
        Run run = run(new Outcome.Finished(
                new Reply("Hi Ada", Reply.Finish.STOP, new Usage(1_000, 2_000, 0, 500, 100), "gpt-4o-2024-08-06",
                        Duration.ofMillis(120), Duration.ofMillis(340), 1),
                new Cost.Priced(new BigDecimal("0.0100"), Fixture.NEW)),
                new Parameters(0.2, null, null, null, List.of()), Parameters.DEFAULT);

        assertThat(JsonMapper.shared().readTree(experiment(run).toJson())).isEqualTo(JsonMapper.shared().readTree("""
                {"format": 1, "id": "01890a5d-ac96-774b-bcce-b302099a8057", "name": "First try",
                 "createdAt": "2026-11-21T12:00:00.123456789Z", "program": "0.1.0", "question": "Why?",
                 "runs": [{
                   "label": "A", "promptName": "Greeting, version 2",
                   "prompt": {"messages": [{"role": "system", "text": "Be brief."},
                                           {"role": "user", "text": "Hello {{name}}"}],
                              "values": {"name": "Ada"}},
                   "target": {"model": "gpt-4o", "catalogKey": "openai/gpt-4o", "displayName": "GPT-4o",
                              "connection": "OpenAI", "host": "api.openai.com"},
                   "parameters": {"temperature": 0.2, "stop": []}, "sent": {"stop": []},
                   "notes": ["GPT-4o does not take temperature, so it was left out."],
                   "catalogId": "test-2026-11-21",
                   "price": {"from": "2024-10-02", "mode": "standard",
                             "utcWindow": {"start": "00:00", "end": "23:59:59"},
                             "rates": {"input": "2.50", "output": "10.00", "cacheRead": "1.25"},
                             "tiers": [{"threshold": 128000, "inclusive": false,
                                        "rates": {"input": "5.00", "output": "20.00", "cacheRead": "2.50"}}],
                             "derived": true, "source": "openai-pricing", "checkedOn": "2026-11-01"},
                   "startedAt": "2026-11-21T12:00:00.123456789Z",
                   "outcome": {"state": "finished", "text": "Hi Ada", "finish": "stop",
                               "usage": {"input": 1000, "cacheRead": 2000, "cacheWrite": 0, "output": 500,
                                         "reasoning": 100},
                               "servedModel": "gpt-4o-2024-08-06", "timeToFirstTokenMs": 120, "totalMs": 340,
                               "attempts": 1, "cost": {"usd": "0.0100"}}}]}
                """));
    }

    @Test
    void textThatUtf8CannotHoldComesBackUnchanged() {
        String half = "half a pair: \uD83D, zero: \0, whole: \uD83D\uDE00";
        Prompt prompt = Prompt.of(Message.user(half)).withValue("x", half);
        Column column = Fixture.column();
        Experiment experiment = experiment(new Run(
                new Column("A", "", prompt, column.target(), column.parameters()), column.parameters(), List.of(), "c",
                null, START, new Outcome.Stopped(half, Duration.ZERO)));

        byte[] stored = experiment.toJson().getBytes(StandardCharsets.UTF_8);

        assertThat(Experiment.fromJson(new String(stored, StandardCharsets.UTF_8))).isEqualTo(experiment);
    }

    @Test
    void unknownFieldsAreIgnored() {
        String json = everything().toJson().replaceFirst("\\{", "{\"rating\": {\"stars\": 5},");

        assertThat(Experiment.fromJson(json)).isEqualTo(everything());
    }

    @Test
    void aNewerFormatIsRefusedWithASentence() {
        assertThatThrownBy(() -> Experiment.fromJson(everything().toJson().replace("\"format\":1", "\"format\":2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The experiment was saved by a newer Whittle (format 2); update Whittle to open it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "not json", "{\"format\":\"x\"}", "{\"format\":1,\"id\":\"?\"}",
        "{\"format\":1,\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"name\":\"n\",\"createdAt\":\"yesterday\","
                + "\"program\":\"1\",\"runs\":[]}"})
    void whatIsNoExperimentIsRefused(String json) {
        assertThatThrownBy(() -> Experiment.fromJson(json)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The text is not an experiment saved by Whittle, or it is damaged.");
    }

    @Test
    void aCostFromAnotherPriceThanTheRunsIsRefused() {
        Reply reply = new Reply("", Reply.Finish.STOP, Usage.of(1, 1), null, Duration.ZERO, Duration.ZERO, 1);

        assertThatThrownBy(() -> run(new Outcome.Finished(reply, new Cost.Priced(BigDecimal.ONE, Fixture.OLD)),
                Parameters.DEFAULT, Parameters.DEFAULT)).isInstanceOf(IllegalArgumentException.class);
    }
}
