package dev.whittle.optimizer.experiment.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Fixture;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class KeptJudgeTest {
    private static final Prompt PROMPT = Prompt.of(Message.user("Is it polite?"));

    private final AtomicInteger asked = new AtomicInteger();
    private final Script.MemoryStore store = new Script.MemoryStore();
    private final Spending spending = new Spending(new BigDecimal("0.004"));

    private KeptJudge judge(Column column, Fixture.Script server) {
        Comparison comparison = new Comparison(Fixture.CATALOG);
        return new KeptJudge(new MatrixColumn(column, "openai"), server, comparison, store, spending,
                new CallEstimates(Fixture.CATALOG, _ -> Script.CHARACTERS, comparison,
                        Instant.parse("2026-11-21T12:00:00Z")));
    }

    private KeptJudge judge(Fixture.Script server) {
        return judge(Script.column("judge", ""), server);
    }

    @Test
    void theSameQuestionIsPaidForOnceAndKeptForLaterRuns() {
        KeptJudge judge = judge((_, _) -> {
            asked.incrementAndGet();
            return Script.reply("5");
        });

        assertThat(judge.ask(PROMPT).text()).isEqualTo("5");
        assertThat(judge.ask(PROMPT).text()).isEqualTo("5");
        assertThat(judge((_, _) -> Script.reply("1")).ask(PROMPT).text()).as("a later run").isEqualTo("5");
        assertThat(asked).hasValue(1);
        assertThat(spending.spent()).isEqualByComparingTo("0.0035");
    }

    @Test
    void theSameQuestionInFlightIsSentOnce() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        KeptJudge judge = judge((_, _) -> {
            asked.incrementAndGet();
            sent.countDown();
            answer.await();
            return Script.reply("5");
        });
        List<FutureTask<String>> tasks = List.of(new FutureTask<>(() -> judge.ask(PROMPT).text()),
                new FutureTask<>(() -> judge.ask(PROMPT).text()));
        Thread.ofVirtual().start(tasks.getFirst());
        sent.await();
        Thread second = Thread.ofVirtual().start(tasks.getLast());
        while (second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        answer.countDown();

        assertThat(tasks.getFirst().get()).isEqualTo("5");
        assertThat(tasks.getLast().get()).isEqualTo("5");
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatFailedIsAskedAgain() {
        KeptJudge judge = judge((_, _) -> {
            if (asked.incrementAndGet() == 1) {
                throw new ModelException(Kind.SERVER_ERROR, "The server failed.");
            }
            return Script.reply("4");
        });

        assertThat(judge.ask(PROMPT)).isInstanceOf(Outcome.Failed.class);
        assertThat(judge.ask(PROMPT).text()).isEqualTo("4");
    }

    @Test
    void theJudgeKeepsToTheBudgetToo() {
        KeptJudge judge = judge((_, _) -> Script.reply("5"));
        judge.ask(PROMPT);

        assertThat(judge.ask(Prompt.of(Message.user("Is it kind?")))).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.message())
                        .startsWith("The budget of this run has no room for another call;"));
    }

    @Test
    void aBudgetAndAJudgeWithoutAPriceAreRefused() {
        Target local = Target.served("llama", "Ollama", URI.create("http://localhost:11434/v1"));
        Column column = new Column("judge", "", Prompt.EMPTY, local, Script.column("", "").parameters());

        assertThatThrownBy(() -> judge(column, (_, _) -> Script.reply("5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No price is known for llama on localhost:11434");
    }
}
