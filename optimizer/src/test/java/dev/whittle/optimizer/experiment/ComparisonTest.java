package dev.whittle.optimizer.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Usage;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Parameters;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    private static final Instant TODAY = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final Comparison comparison = at(TODAY);
    private final List<ReplyEvent> heard = new ArrayList<>();

    private Comparison at(Instant now) {
        return new Comparison(Fixture.CATALOG, InstantSource.fixed(now), () -> nanos.getAndAdd(7_000_000));
    }

    private static Reply reply(@Nullable Usage usage) {
        return new Reply("Hi Ada", Reply.Finish.STOP, usage, "gpt-4o-2024-08-06", Duration.ofMillis(120),
                Duration.ofMillis(340), 1);
    }

    private Run run(Column column, Fixture.Script server) {
        return comparison.run(column, server, heard::add);
    }

    @Test
    void aFinishedColumnCostsTheProvidersOwnUsageAtTheDaysPrice() {
        // 1,000 x $2.50 + 2,000 x $1.25 + 500 x $10.00 a million = $0.0025 + $0.0025 + $0.0050
        Reply reply = reply(new Usage(1_000, 2_000, 0, 500, 100));

        Run run = run(Fixture.column(), (_, listener) -> {
            listener.accept(new ReplyEvent.Text("Hi "));
            listener.accept(new ReplyEvent.Text("Ada"));
            return reply;
        });

        assertThat(run.outcome()).isInstanceOfSatisfying(Outcome.Finished.class, finished -> {
            assertThat(finished.reply()).isEqualTo(reply);
            assertThat(finished.cost()).isInstanceOfSatisfying(Cost.Priced.class,
                    cost -> assertThat(cost.usd()).isEqualByComparingTo(new BigDecimal("0.01")));
        });
        assertThat(run.price()).isEqualTo(Fixture.NEW);
        assertThat(run.catalogId()).isEqualTo("test-2026-11-21");
        assertThat(run.startedAt()).isEqualTo(TODAY);
        assertThat(heard).containsExactly(new ReplyEvent.Text("Hi "), new ReplyEvent.Text("Ada"));
    }

    @Test
    void aReplyNoProviderMadeCostsNothingAndIsNotPriced() {
        for (Reply.Origin origin : List.of(Reply.Origin.REPLAY, Reply.Origin.ECHO)) {
            Reply fresh = reply(Usage.of(1_000, 10));
            Reply standIn = new Reply(fresh.text(), fresh.finish(), fresh.usage(), fresh.servedModel(),
                    fresh.timeToFirstToken(), fresh.total(), 1, origin);

            Run run = run(Fixture.column(), (_, _) -> standIn);

            assertThat(run.outcome()).isInstanceOfSatisfying(Outcome.Finished.class,
                    finished -> assertThat(finished.cost()).isInstanceOfSatisfying(Cost.Unpriced.class,
                            cost -> assertThat(cost.reason()).contains("nothing was billed")));
        }
    }

    @Test
    void thePriceIsTheOneThatHeldWhenTheColumnStarted() {
        Run run = at(Instant.parse("2024-06-01T00:00:00Z"))
                .run(Fixture.column(), (Fixture.Script) (_, _) -> reply(Usage.of(1_000_000, 0)), heard::add);

        assertThat(run.outcome()).isEqualTo(new Outcome.Finished(reply(Usage.of(1_000_000, 0)),
                new Cost.Priced(new BigDecimal("5.000000"), Fixture.OLD)));
        assertThat(run.price()).isEqualTo(Fixture.OLD);
    }

    @Test
    void aReplyWithoutUsageIsUnpricedAndNotFree() {
        Run run = run(Fixture.column(), (_, _) -> reply(null));

        assertThat(run.outcome()).isEqualTo(
                new Outcome.Finished(reply(null), new Cost.Unpriced("The provider reported no usage.")));
    }

    @Test
    void aModelOnlyTheServerKnowsIsUnpricedEvenIfItsNameStandsInTheCatalog() {
        Target target = Target.served("openai/gpt-4o", "Local", java.net.URI.create("http://me:secret@my_box:8000/v1"));

        Run run = run(Fixture.column(target, Parameters.DEFAULT), (_, _) -> reply(Usage.of(10, 10)));

        assertThat(target.host()).isEqualTo("my_box:8000");
        assertThat(run.price()).isNull();
        assertThat(run.outcome()).isEqualTo(new Outcome.Finished(reply(Usage.of(10, 10)),
                new Cost.Unpriced("No price is known for openai/gpt-4o on my_box:8000.")));
    }

    @Test
    void whatIsSentIsTheFilledPromptUnderTheProvidersOwnModelName() {
        List<ModelRequest> sent = new ArrayList<>();

        run(Fixture.column(), (request, _) -> {
            sent.add(request);
            return reply(null);
        });

        assertThat(sent).containsExactly(new ModelRequest("gpt-4o",
                List.of(Message.system("Be brief."), Message.user("Hello Ada")), Parameters.DEFAULT));
    }

    @Test
    void aParameterTheModelRefusesIsLeftOutWithANoteAndOnlyIfItWasSet() {
        Parameters asked = new Parameters(0.2, 50, 0.9, null, List.of("END"));
        List<ModelRequest> sent = new ArrayList<>();

        Run run = run(Fixture.column(Target.known(Fixture.GPT_4O, "OpenAI", Fixture.OPENAI), asked), (request, _) -> {
            sent.add(request);
            return reply(null);
        });

        String note = "GPT-4o does not take temperature, so it was left out.";
        assertThat(sent.getFirst().parameters()).isEqualTo(new Parameters(null, 50, 0.9, null, List.of("END")));
        assertThat(run.sent()).isEqualTo(sent.getFirst().parameters());
        assertThat(run.column().parameters()).isEqualTo(asked);
        assertThat(run.notes()).containsExactly(note);
        assertThat(heard).containsExactly(new ReplyEvent.Note(note));
    }

    @Test
    void aVariableWithoutAValueIsNoted() {
        Column filled = Fixture.column();
        Column column = new Column("A", "", Prompt.of(Message.user("Hi {{who}}")), filled.target(), Parameters.DEFAULT);

        assertThat(run(column, (_, _) -> reply(null)).notes())
                .containsExactly("{{who}} has no value and was sent as it is written.");
    }

    @Test
    void aFailedColumnKeepsTheTextThatCameAndHasNoCost() {
        Run run = run(Fixture.column(), (_, listener) -> {
            listener.accept(new ReplyEvent.Text("Hi A"));
            throw new ModelException(ModelException.Kind.TRUNCATED, "The stream ended early; run it again.");
        });

        assertThat(run.outcome()).isEqualTo(new Outcome.Failed(ModelException.Kind.TRUNCATED,
                "The stream ended early; run it again.", "Hi A", Duration.ofMillis(7)));
    }

    @Test
    void aRetriedAnswerStartsFromTheBeginning() {
        Run run = run(Fixture.column(), (_, listener) -> {
            listener.accept(new ReplyEvent.Text("Hi A"));
            listener.accept(new ReplyEvent.Retrying(1, Duration.ofSeconds(1), "The server is overloaded."));
            listener.accept(new ReplyEvent.Text("Hel"));
            throw new ModelException(ModelException.Kind.SERVER_ERROR, "The server failed; try again later.");
        });

        assertThat(run.outcome().text()).isEqualTo("Hel");
    }

    @Test
    void aPluginThatBreaksFailsItsColumnOnlyAndNothingItSaysIsRepeated() {
        Run run = run(Fixture.column(), (_, _) -> {
            throw new IllegalArgumentException("invalid header value: \"Bearer sk-secret\"");
        });

        assertThat(run.outcome()).isEqualTo(new Outcome.Failed(null,
                "The provider plugin broke (IllegalArgumentException): check the connection in Settings, "
                        + "or update the plugin.",
                "", Duration.ofMillis(7)));
    }

    @Test
    void aListenerThatBreaksIsNotTakenForAFailureOfTheProvider() {
        IllegalStateException bug = new IllegalStateException("bug in the window");
        Fixture.Script server = (_, listener) -> {
            listener.accept(new ReplyEvent.Text("Hi"));
            return reply(null);
        };

        assertThatThrownBy(() -> comparison.run(Fixture.column(), server, _ -> {
            throw bug;
        })).isSameAs(bug);
    }

    @Test
    void interruptingTheThreadStopsTheColumnAndKeepsWhatCame() throws Exception {
        CountDownLatch streaming = new CountDownLatch(1);
        FutureTask<Run> task = new FutureTask<>(() -> {
            Run run = run(Fixture.column(), (_, listener) -> {
                listener.accept(new ReplyEvent.Text("Hi A"));
                streaming.countDown();
                new CountDownLatch(1).await();
                return reply(null);
            });
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            return run;
        });
        Thread thread = Thread.ofVirtual().start(task);
        streaming.await();
        thread.interrupt();

        assertThat(task.get().outcome()).isEqualTo(new Outcome.Stopped("Hi A", Duration.ofMillis(7)));
    }

    @Test
    void aClientThatReportsOurStopAsAFailureIsStoppedAllTheSame() {
        Run run = run(Fixture.column(), (_, _) -> {
            Thread.currentThread().interrupt();
            throw new ModelException(ModelException.Kind.UNREACHABLE, "The connection was closed.", "Hi", null);
        });

        assertThat(run.outcome()).isEqualTo(new Outcome.Stopped("Hi", Duration.ofMillis(7)));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
