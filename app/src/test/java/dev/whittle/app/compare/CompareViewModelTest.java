package dev.whittle.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Figures;
import dev.whittle.app.compare.ColumnState.Ended;
import dev.whittle.app.compare.ColumnState.Idle;
import dev.whittle.app.compare.ColumnState.Streaming;
import dev.whittle.app.compare.ColumnState.Waiting;
import dev.whittle.catalog.Usage;
import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.Reply;
import dev.whittle.model.ReplyEvent;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CompareViewModelTest {
    private static Outcome outcome(ColumnViewModel column) {
        assertThat(column.state()).isInstanceOf(Ended.class);
        return ((Ended) column.state()).run().outcome();
    }

    private static String text(ColumnViewModel column) {
        return column.state() instanceof Streaming(int _, Partial soFar) ? soFar.text() : outcome(column).text();
    }

    @Test
    void everyColumnIsAskedForItsOwnModelAndShowsItsOwnAnswer() {
        Desk desk = Desk.local();

        desk.compare.runAll();
        assertThat(desk.column(0).state()).isEqualTo(new Waiting(1, Partial.NOTHING));
        desk.background.runAll();

        assertThat(desk.sent).extracting(request -> request.model()).containsExactly("one", "two");
        assertThat(desk.sent.getFirst().messages()).containsExactly(Message.user("Hello Ada"));
        assertThat(text(desk.column(0))).isEqualTo("First");
        assertThat(text(desk.column(1))).isEqualTo("Second answer");
        assertThat(desk.compare.runningProperty().get()).isFalse();
    }

    @Test
    void theAnswerOfAnOlderRunNeverOverwritesANewerOne() {
        Desk desk = Desk.local();
        ColumnViewModel column = desk.column(0);
        desk.scripts.put("one", (_, listener) -> {
            listener.accept(new ReplyEvent.Text("half"));
            // The plugin does not stand still when it is called off, and answers when the column runs again.
            desk.compare.stop(column);
            desk.background.elapse();
            assertThat(outcome(column)).isInstanceOfSatisfying(Outcome.Stopped.class,
                    stopped -> assertThat(stopped.partialText()).isEqualTo("half"));
            desk.compare.run(column);
            listener.accept(new ReplyEvent.Text(" and more"));
            desk.background.elapse();
            return Desk.reply("too late");
        });

        desk.compare.run(column);
        desk.background.runNext();

        assertThat(column.state()).isEqualTo(new Waiting(2, Partial.NOTHING));
    }

    @Test
    void stoppingOneColumnLeavesTheOthers() {
        Desk desk = Desk.local();
        desk.scripts.put("one", (_, listener) -> {
            listener.accept(new ReplyEvent.Text("Fir"));
            desk.compare.stop(desk.column(0));
            throw new InterruptedException();
        });

        desk.compare.runAll();
        desk.background.runAll();

        assertThat(outcome(desk.column(0))).isInstanceOfSatisfying(Outcome.Stopped.class,
                stopped -> assertThat(stopped.partialText()).isEqualTo("Fir"));
        assertThat(outcome(desk.column(1))).isInstanceOf(Outcome.Finished.class);
    }

    @Test
    void stopAllStopsEveryColumn() {
        Desk desk = Desk.local();

        desk.compare.runAll();
        desk.compare.stopAll();
        desk.background.elapse();

        assertThat(outcome(desk.column(0))).isInstanceOf(Outcome.Stopped.class);
        assertThat(outcome(desk.column(1))).isInstanceOf(Outcome.Stopped.class);
        assertThat(desk.compare.runningProperty().get()).isFalse();
    }

    @Test
    void anErrorStaysInItsColumnWithTheTextThatCame() {
        Desk desk = Desk.local();
        desk.scripts.put("one", (_, listener) -> {
            listener.accept(new ReplyEvent.Text("Hi A"));
            throw new ModelException(Kind.TRUNCATED, "The stream ended early; run it again.");
        });

        desk.compare.runAll();
        desk.background.runAll();

        assertThat(outcome(desk.column(0))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(Kind.TRUNCATED);
            assertThat(failed.message()).isEqualTo("The stream ended early; run it again.");
            assertThat(failed.partialText()).isEqualTo("Hi A");
        });
        assertThat(text(desk.column(1))).isEqualTo("Second answer");
    }

    @Test
    void aColumnCanBeRunAgainAfterAnError() {
        Desk desk = Desk.local();
        desk.scripts.remove("one");
        desk.compare.runAll();
        desk.background.runAll();
        assertThat(outcome(desk.column(0))).isInstanceOf(Outcome.Failed.class);
        desk.answers("one", "Now");

        desk.compare.run(desk.column(0));
        desk.background.runAll();

        assertThat(text(desk.column(0))).isEqualTo("Now");
    }

    @Test
    void aComparisonIsSavedOnceAllThatWereStartedHaveEnded() {
        Desk desk = Desk.local();
        desk.compare.runAll();

        desk.background.runNext();
        assertThat(desk.saved).isEmpty();
        assertThat(desk.compare.saveStateProperty().get()).isInstanceOf(SaveState.Nothing.class);
        desk.background.runAll();

        assertThat(desk.saved).hasSize(1);
        Experiment saved = desk.saved.getFirst();
        assertThat(saved.name()).startsWith("Greeting, 21 Nov 2026 ");
        assertThat(saved.createdAt()).isEqualTo(Desk.NOW);
        assertThat(saved.program()).isEqualTo("0.1.0");
        assertThat(saved.runs()).extracting(run -> run.column().label()).containsExactly("A", "B");
        assertThat(saved.runs()).extracting(run -> run.column().prompt()).containsOnly(Desk.PROMPT);
        assertThat(saved.runs()).extracting(run -> run.column().target().host()).containsOnly("localhost:11434");
        assertThat(saved.runs()).extracting(run -> run.outcome().text()).containsExactly("First", "Second answer");
        assertThat(desk.compare.saveStateProperty().get()).isEqualTo(new SaveState.Saved(saved.id(), saved.name()));
    }

    @Test
    void aFailedSaveKeepsTheAnswersAndCanBeTriedAgain() {
        Desk desk = Desk.local();
        desk.saveFailure = new IllegalArgumentException("The disk is full; make room and save again.");
        desk.compare.runAll();
        desk.background.runAll();

        assertThat(desk.compare.saveStateProperty().get())
                .isEqualTo(new SaveState.Failed("The disk is full; make room and save again."));
        assertThat(text(desk.column(0))).isEqualTo("First");

        desk.saveFailure = null;
        desk.compare.saveAgain();
        desk.background.runAll();

        assertThat(desk.saved).hasSize(1);
        assertThat(desk.compare.saveStateProperty().get()).isInstanceOf(SaveState.Saved.class);
    }

    @Test
    void whatCouldNotBeSavedIsSavedWithTheNextComparison() {
        Desk desk = Desk.local();
        desk.saveFailure = new IOException("no");
        desk.compare.runAll();
        desk.background.runAll();
        desk.saveFailure = null;

        desk.compare.runAll();
        desk.background.runAll();

        assertThat(desk.saved).hasSize(2);
    }

    @Test
    void aPromptEditedMeanwhileDoesNotChangeWhatRuns() {
        Desk desk = Desk.local();
        desk.compare.runAll();

        desk.prompts.set(List.of(Desk.current(Prompt.of(Message.user("Something else")))));
        desk.background.runAll();

        assertThat(desk.sent).extracting(request -> request.messages().getFirst().text())
                .containsOnly("Hello Ada");
        assertThat(desk.saved.getFirst().runs()).extracting(run -> run.column().prompt()).containsOnly(Desk.PROMPT);
        assertThat(desk.column(0).staleProperty().get()).isTrue();
    }

    @Test
    void aColumnRunAloneIsSavedBesideTheOtherAnswerThatStillBelongs() {
        Desk desk = Desk.local();
        desk.compare.runAll();
        desk.background.runAll();

        desk.compare.run(desk.column(0));
        desk.background.runAll();
        assertThat(desk.saved.getLast().runs()).extracting(run -> run.column().label()).containsExactly("A", "B");

        desk.column(1).text(ParameterField.TEMPERATURE).set("0.5");
        desk.compare.run(desk.column(0));
        desk.background.runAll();
        assertThat(desk.saved.getLast().runs()).extracting(run -> run.column().label()).containsExactly("A");
    }

    @Test
    void aColumnThatRunsIsNotStartedTwice() {
        Desk desk = Desk.local();

        desk.compare.runAll();
        desk.compare.runAll();
        desk.background.runAll();

        assertThat(desk.sent).hasSize(2);
    }

    @Test
    void aFastStreamReachesTheWindowInBatches() {
        Desk desk = Desk.local();
        List<ColumnState> states = new ArrayList<>();
        desk.column(0).stateProperty().addListener((_, _, now) -> states.add(now));
        desk.scripts.put("one", (_, listener) -> {
            for (int i = 0; i < 1_000; i++) {
                listener.accept(new ReplyEvent.Text("x"));
            }
            desk.background.elapse();
            listener.accept(new ReplyEvent.Reasoning("because"));
            listener.accept(new ReplyEvent.Text("y"));
            desk.background.elapse();
            return Desk.reply("x".repeat(1_000) + "y");
        });

        desk.compare.run(desk.column(0));
        desk.background.runNext();

        assertThat(states.subList(0, 3)).containsExactly(new Waiting(1, Partial.NOTHING),
                new Streaming(1, new Partial("x".repeat(1_000), "", List.of(), "")),
                new Streaming(1, new Partial("x".repeat(1_000) + "y", "because", List.of(), "")));
        assertThat(states.get(3)).isInstanceOfSatisfying(Ended.class,
                ended -> assertThat(ended.reasoning()).isEqualTo("because"));
        assertThat(states).hasSize(4);
    }

    @Test
    void aRetryIsToldAndTheAnswerStartsAnew() {
        Desk desk = Desk.local();
        desk.scripts.put("one", (_, listener) -> {
            listener.accept(new ReplyEvent.Text("Hi A"));
            listener.accept(new ReplyEvent.Retrying(1, Duration.ofSeconds(2), "The server is overloaded."));
            desk.background.elapse();
            assertThat(desk.column(0).state()).isEqualTo(new Waiting(1, new Partial("", "", List.of(),
                    "Attempt 1 failed, the next one starts in 2.0 s: The server is overloaded.")));
            listener.accept(new ReplyEvent.Text("Hello"));
            desk.background.elapse();
            return Desk.reply("Hello");
        });

        desk.compare.run(desk.column(0));
        desk.background.runAll();

        assertThat(text(desk.column(0))).isEqualTo("Hello");
    }

    @Test
    void whatLeavesTheMachineIsSaidBeforeItDoes() {
        Desk desk = new Desk(Desk.OPENAI);

        // 1,000 x $2.50 + 300 x $10.00 a million = $0.0055 a call
        assertThat(desk.compare.departureProperty().get().text())
                .isEqualTo("2 calls to api.openai.com, about $0.011");
        assertThat(desk.sent).isEmpty();

        desk.column(1).text(ParameterField.MAX_TOKENS).set("100");
        assertThat(desk.compare.departureProperty().get().text())
                .isEqualTo("2 calls to api.openai.com, about $0.009");

        desk.column(1).modelProperty().set("private-model");
        assertThat(desk.compare.departureProperty().get().text())
                .isEqualTo("2 calls to api.openai.com, about $0.0055 and 1 unpriced");
    }

    @Test
    void withoutAConnectionTheCostsAreShownAndNothingCanRun() {
        Desk desk = new Desk();

        desk.compare.runAll();

        assertThat(desk.compare.adviceProperty().get()).isInstanceOf(Advice.NoConnection.class);
        assertThat(desk.compare.departureProperty().get().text())
                .isEqualTo("Nothing is sent until a column is complete and you press Run.");
        for (ColumnViewModel column : desk.compare.columns()) {
            assertThat(column.state()).isInstanceOf(Idle.class);
            assertThat(column.inputsProperty().get()).isEqualTo(new Inputs.Unready("Choose a connection."));
            assertThat(column.estimateProperty().get()).hasValueSatisfying(
                    estimate -> assertThat(Figures.usd(estimate.call())).isEqualTo("$0.0055"));
        }
        assertThat(desk.background.waiting()).isZero();
    }

    @Test
    void aConnectionWithoutItsKeyIsPointedOutAndNotAsked() {
        Desk desk = new Desk(Desk.OPENAI);
        desk.environment.remove("OPENAI_API_KEY");
        desk.settings.edit(Desk.OPENAI);
        desk.settings.save("");

        desk.compare.runAll();

        assertThat(desk.compare.adviceProperty().get()).isInstanceOf(Advice.NoKey.class);
        assertThat(desk.compare.adviceProperty().get().text()).isEqualTo("OpenAI has no key: OPENAI_API_KEY is not "
                + "set. Set it and start Whittle again, or enter a key for this session in Settings.");
        desk.background.runAll();
        assertThat(desk.sent).isEmpty();
    }

    @Test
    void theKeyOfTheEnvironmentIsSent() {
        Desk desk = new Desk(Desk.OPENAI);
        desk.answers("gpt-4o", "Hi");

        desk.compare.run(desk.column(0));
        desk.background.runAll();

        assertThat(desk.keysSent).containsExactly("sk-test");
        assertThat(desk.saved.getFirst().toJson()).doesNotContain("sk-test");
    }

    @Test
    void aBadNumberStopsItsColumnOnly() {
        Desk desk = Desk.local();
        desk.column(0).text(ParameterField.TEMPERATURE).set("warm");

        desk.compare.runAll();
        desk.background.runAll();

        assertThat(desk.column(0).inputsProperty().get()).isEqualTo(
                new Inputs.Unready("Temperature \"warm\" is not a number; blank leaves it to the provider."));
        assertThat(desk.sent).extracting(request -> request.model()).containsExactly("two");
    }

    @Test
    void anAliasIsSentAsItWasEnteredAndPricedAsItsModel() {
        Desk desk = new Desk(Desk.OPENAI);
        desk.column(0).modelProperty().set("gpt-4o-2024-08-06");
        desk.answers("gpt-4o-2024-08-06", "Hi");

        desk.compare.run(desk.column(0));
        desk.background.runAll();

        Run run = desk.saved.getFirst().runs().getFirst();
        assertThat(desk.sent.getFirst().model()).isEqualTo("gpt-4o-2024-08-06");
        assertThat(run.column().target().catalogKey()).isEqualTo("openai/gpt-4o");
        assertThat(run.price()).isEqualTo(Desk.PRICE);
    }

    @Test
    void theSecondColumnStartsWithTheAcceptedEditsOnceThereAreAny() {
        Desk desk = new Desk(Desk.OPENAI);
        Prompt shorter = Prompt.of(Message.user("Hi {{name}}"));
        desk.prompts.set(List.of(Desk.current(Desk.PROMPT), Desk.optimized(shorter)));

        desk.compare.watch(true);

        assertThat(desk.compare.columns()).extracting(column -> column.promptIdProperty().get())
                .containsExactly(PromptChoice.CURRENT, PromptChoice.OPTIMIZED);
        assertThat(desk.column(1).inputsProperty().get()).isInstanceOfSatisfying(Inputs.Ready.class,
                ready -> assertThat(ready.column().prompt()).isEqualTo(shorter));
    }

    @Test
    void whileTheScreenIsNotShownNothingFollowsWhatIsTypedAndThenAllDoes() {
        Desk desk = new Desk(Desk.OPENAI);
        List<Inputs> worked = new ArrayList<>();
        desk.column(0).inputsProperty().addListener((_, _, now) -> worked.add(now));
        List<Departure> told = new ArrayList<>();
        desk.compare.departureProperty().addListener((_, _, now) -> told.add(now));
        desk.compare.watch(false);
        Prompt typed = Prompt.of(Message.user("Hello there"));

        desk.prompts.set(List.of(Desk.current(typed)));
        assertThat(worked).isEmpty();
        assertThat(told).isEmpty();

        desk.compare.watch(true);
        assertThat(worked).singleElement().isInstanceOfSatisfying(Inputs.Ready.class,
                ready -> assertThat(ready.column().prompt()).isEqualTo(typed));
    }

    @Test
    void theFastestTheCheapestAndTheLongestAreMarkedInTheEnd() {
        Desk desk = new Desk(Desk.OPENAI);
        desk.compare.add();
        desk.answers("gpt-4o", "Short");
        desk.compare.run(desk.column(0));
        desk.background.runAll();
        assertThat(desk.column(0).marksProperty().get()).isEmpty();
        desk.scripts.put("gpt-4o", (_, _) -> new Reply("Much longer",
                Reply.Finish.STOP, Usage.of(10, 10), null, Duration.ofMillis(9),
                Duration.ofMillis(10), 1));

        desk.compare.run(desk.column(2));
        desk.background.runAll();

        assertThat(desk.column(0).marksProperty().get()).isEmpty();
        assertThat(desk.column(2).marksProperty().get())
                .isEqualTo(Set.of(Mark.FASTEST, Mark.CHEAPEST, Mark.LONGEST));
    }

    @Test
    void aServersOwnModelsAreListedOnDemand() {
        Desk desk = Desk.local();
        assertThat(desk.column(0).choice().suggestions()).isEmpty();

        desk.column(0).choice().listModels(() -> {});
        desk.background.runAll();

        assertThat(desk.column(0).choice().suggestions()).containsExactly("one", "two");
        assertThat(desk.column(0).noticeProperty().get()).isEmpty();
    }

    @Test
    void aServerThatDoesNotListItsModelsSaysSoInTheColumn() {
        Desk desk = Desk.local();
        desk.listFailure = new ModelException(Kind.UNREACHABLE, "Nothing answers at localhost:11434; start it.");

        desk.column(0).choice().listModels(() -> {});
        desk.background.runAll();

        assertThat(desk.column(0).noticeProperty().get()).isEqualTo("Nothing answers at localhost:11434; start it.");
    }
}
