package dev.whittle.optimizer.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AskedTest {
    @ParameterizedTest
    @CsvSource({"When did the war end?, 0, 1, 3, 1", "when did the war end, 4, 0, 3, 0",
        "How many people live there?, 2, 1, 0, 1", "How many people live there?, 0, 1, 0, 0",
        "Who wrote Emma?, 0, 0, 1, 1", "Where is Bern?, 0, 0, 5, 2", "Why is the sky blue?, 3, 1, 2, -1"})
    void anAnswerFitsIfItHasTheKindOfThingThatIsAskedFor(String question, int amounts, int times, double names,
            double fits) {
        assertThat(Asked.by(question).fits(amounts, times, names)).isEqualTo(fits);
    }

    @Test
    void questionsAboutTheTextAsAWholeAreTold() {
        assertThat(Asked.by("What is the main conclusion?").whole()).isTrue();
        assertThat(Asked.by("Who studied in Mainz?").whole()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"who wrote emma, who wrote emma?", "Who wrote Emma?, Who wrote Emma?", "refund policy, refund policy",
        "What is it.,What is it.", "in which year was it, in which year was it?"})
    void onlyAQuestionTypedWithoutItsMarkGetsOne(String typed, String embedded) {
        assertThat(Embedding.marked(typed)).isEqualTo(embedded);
    }
}
