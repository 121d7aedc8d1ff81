package dev.whittle.optimizer.experiment.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.whittle.optimizer.experiment.ExperimentDelta.Change;
import dev.whittle.optimizer.experiment.ExperimentDelta.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The earlier run answers every case right, the later one not words 1 to 3.
final class MatrixDeltaTest {
    private static MatrixDelta.Ran ran(String prompt, List<String> words) throws StoreException {
        String cases = words.stream().map("%s,contains:right\n"::formatted)
                .collect(Collectors.joining("", "q,__expected\n", ""));
        MatrixRun run = Script.run(List.of(Script.on("A", prompt)), cases,
                new Script.Setup((request, _) -> Script.reply(
                        request.messages().getLast().text().matches("B word[123]") ? "wrong" : "right")));
        run.run();
        return new MatrixDelta.Ran(new MatrixInputs(run.plan().columns(), CaseSet.of("cases.csv", run.plan().cases()),
                null, 1), run.plan(), run.board());
    }

    private static List<String> words(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj("word%d"::formatted).toList();
    }

    @Test
    void runsAreComparedOnTheCasesBothHaveInWhateverOrder() throws Exception {
        List<String> shuffled = new ArrayList<>(words(1, 22));
        Collections.reverse(shuffled);

        MatrixDelta delta = MatrixDelta.between(ran("A {{q}}", words(1, 20)), ran("B {{q}}", shuffled));

        assertThat(delta.inputs()).containsExactly(new Change(Kind.INPUT, "cases", "20", "22"));
        assertThat(delta.sharedCases()).isEqualTo(20);
        assertThat(delta.pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.inputs()).extracting(Change::what).containsExactly("prompt");
            assertThat(pair.before().orElseThrow().standing().rate().successes()).isEqualTo(20);
            assertThat(pair.after().orElseThrow().standing().rate().successes()).isEqualTo(19);
            // As in StandingTest: three of twenty differ, all one way.
            assertThat(pair.passed()).hasValueSatisfying(against -> {
                assertThat(against.cases()).isEqualTo(20);
                assertThat(against.difference()).isCloseTo(-0.15, within(1e-12));
                assertThat(against.p()).hasValueSatisfying(p -> assertThat(p).isCloseTo(0.25, within(1e-9)));
            });
        });
    }

    @Test
    void runsWithoutACaseInCommonSayNothingOfTheDifference() throws Exception {
        MatrixDelta delta = MatrixDelta.between(ran("A {{q}}", words(1, 5)), ran("A {{q}}", words(6, 9)));

        assertThat(delta.sharedCases()).isZero();
        assertThat(delta.pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.inputs()).isEmpty();
            assertThat(pair.passed()).isEmpty();
        });
    }
}
