package dev.whittle.optimizer.protect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import org.junit.jupiter.api.Test;

final class PromptQuestionTest {
    private static final String TEXT = "The office in Oslo opened in 1998 and has a garden with two old trees.";

    @Test
    void aLabelAHeadingOrATagNamesIt() {
        assertThat(question("Answer.\n\nContext:\n" + TEXT + "\n\nQuestion: How old is it?\nAnswer:"))
                .isEqualTo("How old is it?");
        assertThat(question("Kontext:\n" + TEXT + "\n\nFrage: Wie alt ist es?\nAntwort:")).isEqualTo("Wie alt ist es?");
        assertThat(question("# Handbook\n" + TEXT + "\n\n# Question\n\nHow old is it?")).isEqualTo("How old is it?");
        assertThat(question("<context>" + TEXT + "</context>\n<question>How old is it?</question>\nBe brief."))
                .isEqualTo("How old is it?");
    }

    @Test
    void ofSeveralTheLastOneIsAskedAndNoneWithinTheContext() {
        assertThat(question("Question: Who built it?\nAnswer: Ann\n\nContext:\n" + TEXT
                + "\n\nQuestion: How old is it?\nAnswer:")).isEqualTo("How old is it?");
        assertThat(question("How old is it?\n\nFAQ:\n\nQ: Do you ship to Norway, Sweden and Denmark as well?\n"
                + "A: Yes, for nine euros.\n\nReply in German.")).isEqualTo("How old is it?");
    }

    @Test
    void aQuestionWithoutANameStandsFirstOrLast() {
        assertThat(question("Sources:\n" + TEXT + "\n\nHow old is it?")).isEqualTo("How old is it?");
        assertThat(question("How old is it?\n\n" + TEXT)).isEqualTo("How old is it?");
    }

    @Test
    void aVariableOrAnOrderIsNone() {
        assertThat(question("Context:\n" + TEXT + "\n\nQuestion: {{question}}")).isEmpty();
        assertThat(question("Sum it up.\n\n" + TEXT)).isEmpty();
    }

    private static String question(String text) {
        return PromptQuestion.in(Prompt.of(Message.user(text)));
    }
}
