package dev.whittle.optimizer.fewshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BordersTest {
    private static final String TEXT = "Do it.\n\nQ: a\nA: b\nc\n\nQ: d\nA: e\nf\n\nEnd.";

    @Test
    void theEndMovesByLinesButNeverIntoTheAnswerOrTheNextExample() {
        ExampleSet set = ExampleFinder.find(TEXT);
        assertThat(set.examples()).extracting(Example::output).containsExactly("b\nc", "e\nf");
        ExampleSet shorter = Borders.moveEnd(TEXT, set, 0, -1);
        assertThat(shorter.examples().getFirst().output()).isEqualTo("b");
        assertThat(Borders.moveEnd(TEXT, shorter, 0, -1)).isEqualTo(shorter);
        assertThat(Borders.moveEnd(TEXT, shorter, 0, 1)).isEqualTo(set);
        assertThat(Borders.moveEnd(TEXT, set, 0, 1)).isEqualTo(set);
        assertThat(Borders.moveEnd(TEXT, set, 1, 1).examples().getLast().output()).isEqualTo("e\nf\n\nEnd.");
    }

    @Test
    void theStartMovesByLinesButNeverIntoTheExampleBefore() {
        ExampleSet set = ExampleFinder.find(TEXT);
        ExampleSet earlier = Borders.moveStart(TEXT, set, 0, -1);
        assertThat(earlier.examples().getFirst().start()).isZero();
        assertThat(earlier.examples().getFirst().input()).isEqualTo("Do it.\n\nQ: a");
        assertThat(Borders.moveStart(TEXT, set, 1, -1)).isEqualTo(set);
    }

    @Test
    void droppingTheLastExampleLeavesNone() {
        ExampleSet set = ExampleFinder.find(TEXT);
        assertThat(Borders.drop(Borders.drop(set, 0), 0).format()).isEqualTo(Format.NONE);
    }
}
