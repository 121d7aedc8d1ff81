package dev.whittle.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.compare.AnswerDiffViewModel.Answer;
import dev.whittle.app.text.TextDiff.Piece;
import dev.whittle.app.work.HeldBackground;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnswerDiffViewModelTest {
    private final HeldBackground background = new HeldBackground();
    private final AnswerDiffViewModel model = new AnswerDiffViewModel(background);

    private AnswerDiffState compared(String... texts) {
        model.open(java.util.stream.IntStream.range(0, texts.length)
                .mapToObj(i -> new Answer("ABC".substring(i, i + 1), texts[i])).toList());
        background.runAll();
        return model.stateProperty().get();
    }

    @Test
    void theFirstTwoAreComparedWordByWord() {
        assertThat(compared("It takes five days.", "It takes two days.", "No.")).isEqualTo(
                new AnswerDiffState.Compared("3 words in both, 1 only in the first, 1 only in the second.",
                        List.of(new Piece("It takes ", "It takes "), new Piece("five", "two"),
                                new Piece(" days.", " days."))));
    }

    @Test
    void othersAreChosenAndChangePlaces() {
        compared("one", "two", "one");
        model.afterProperty().set(model.answersProperty().get().get(2));
        background.runAll();
        assertThat(model.stateProperty().get())
                .isEqualTo(new AnswerDiffState.Compared("The two answers are the same.",
                        List.of(new Piece("one", "one"))));

        compared("one", "two");
        model.swap();
        background.runAll();
        assertThat(model.stateProperty().get()).isEqualTo(new AnswerDiffState.Compared(
                "0 words in both, 1 only in the first, 1 only in the second.", List.of(new Piece("two", "one"))));
    }

    @Test
    void layoutIsNoDifferenceBetweenTwoInJson() {
        assertThat(compared("{\"a\":1}", "```json\n{ \"a\" : 1 }\n```")).isInstanceOfSatisfying(
                AnswerDiffState.Compared.class, said -> assertThat(said.sentence())
                        .isEqualTo("The two answers are the same. Both are JSON, laid out alike."));
    }

    @Test
    void withoutTwoAnswersItSaysWhatIsMissing() {
        assertThat(compared("one", "")).isEqualTo(
                new AnswerDiffState.Nothing("Two answers are needed: run two columns first."));
    }
}
