package dev.whittle.optimizer.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.model.Parameters;
import dev.whittle.optimizer.experiment.ExperimentDelta.Change;
import dev.whittle.optimizer.experiment.ExperimentDelta.Kind;
import dev.whittle.optimizer.experiment.ExperimentDelta.Pair;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExperimentDeltaTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static Run run(Column column, String text) {
        return new Run(column, column.parameters(), List.of(), "c", Fixture.NEW, NOW,
                new Outcome.Stopped(text, Duration.ofSeconds(1)));
    }

    private static Column column(String label, String model, String prompt, Parameters parameters) {
        return new Column(label, prompt, Prompt.of(Message.user(prompt)),
                Target.served(model, "server", Fixture.OPENAI), parameters);
    }

    private static ExperimentDelta between(List<Run> before, List<Run> after) {
        return ExperimentDelta.between(Experiment.of("before", NOW, "0.1.0", null, before),
                Experiment.of("after", NOW, "0.1.0", null, after));
    }

    @Test
    void whatDiffersIsNamedInTheOrderInputsOutcomesCost() {
        Run before = run(column("A", "m1", "short", new Parameters(0.5, null, null, null, List.of())), "one");
        Run after = run(column("A", "m1", "long", new Parameters(null, 100, null, null, List.of())), "two");

        assertThat(between(List.of(before), List.of(after)).pairs()).singleElement().satisfies(
                pair -> assertThat(pair.changes()).containsExactly(
                        new Change(Kind.INPUT, "prompt", "short", "long"),
                        new Change(Kind.INPUT, "temperature", "0.5", ""),
                        new Change(Kind.INPUT, "maximum output", "", "100"),
                        new Change(Kind.OUTCOME, "answer", "one", "two")));
    }

    @Test
    void anExperimentDoesNotDifferFromItself() {
        Run run = run(column("A", "m1", "short", Parameters.DEFAULT), "one");
        assertThat(between(List.of(run), List.of(run)).pairs()).singleElement()
                .satisfies(pair -> assertThat(pair.changes()).isEmpty());
    }

    @Test
    void columnsAreMatchedByModelBeforeTheirPlace() {
        Run first = run(column("A", "m1", "p", Parameters.DEFAULT), "one");
        Run second = run(column("B", "m2", "p", Parameters.DEFAULT), "two");
        Run movedSecond = run(column("A", "m2", "p", Parameters.DEFAULT), "two");
        Run movedFirst = run(column("B", "m1", "p", Parameters.DEFAULT), "one");

        assertThat(between(List.of(first, second), List.of(movedSecond, movedFirst)).pairs())
                .extracting(pair -> pair.before().orElseThrow()).containsExactly(second, first);
    }

    @Test
    void aColumnWithoutACounterpartStandsAlone() {
        Run kept = run(column("A", "m1", "p", Parameters.DEFAULT), "one");
        Run gone = run(column("B", "m2", "q", Parameters.DEFAULT), "two");
        Run come = run(column("C", "m3", "r", Parameters.DEFAULT), "three");

        List<Pair> pairs = between(List.of(kept, gone), List.of(kept, come)).pairs();

        assertThat(pairs).hasSize(3);
        assertThat(pairs.get(1).before()).isEmpty();
        assertThat(pairs.get(2).before()).contains(gone);
        assertThat(pairs.get(2).after()).isEmpty();
    }
}
