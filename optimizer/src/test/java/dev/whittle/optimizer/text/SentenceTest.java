package dev.whittle.optimizer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SentenceTest {
    @Test
    void sentencesEndAtPunctuationAndNotAtAbbreviationsInitialsOrNumbers() {
        assertThat(sentences("One. Two! Three? Four")).containsExactly("One.", "Two!", "Three?", "Four");
        assertThat(sentences("Dr. Smith met J. R. Hale, e.g. at 3.5 p.m. today. Then he left."))
                .containsExactly("Dr. Smith met J. R. Hale, e.g. at 3.5 p.m. today.", "Then he left.");
        assertThat(sentences("1. First item. Second sentence.")).containsExactly("1. First item.", "Second sentence.");
        assertThat(sentences("He said \"Stop.\" Then he left...  Really?! yes")).containsExactly("He said \"Stop.\"",
                "Then he left...",
                "Really?! yes");
        assertThat(sentences("你好。再见！")).containsExactly("你好。", "再见！");
        assertThat(sentences("  ")).isEmpty();
    }

    @Test
    void germanAbbreviationsAndDatesEndNoSentence() {
        assertThat(
                sentences("Die Rückgabe ist z. B. per Post möglich. Das gilt nach § 5 Abs. 2 nicht. Am 3. Oktober war "
                        + "Schluss. Es kostet 3. Danach mehr."))
                .containsExactly("Die Rückgabe ist z. B. per Post möglich.", "Das gilt nach § 5 Abs. 2 nicht.",
                        "Am 3. Oktober war Schluss.", "Es kostet 3.", "Danach mehr.");
    }

    @Test
    void anArabicQuestionMarkEndsASentence() {
        assertThat(sentences("لا يمكن إرجاع الطعام؟ نعم.")).containsExactly("لا يمكن إرجاع الطعام؟", "نعم.");
    }

    private static List<String> sentences(String text) {
        return Sentence.of(text, 0, text.length()).stream().map(sentence -> sentence.in(text)).toList();
    }
}
