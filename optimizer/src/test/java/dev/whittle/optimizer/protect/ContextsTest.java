package dev.whittle.optimizer.protect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContextsTest {
    private static final String SENTENCE = "The office in Oslo opened in 1998 and has a garden with two old trees.";

    @Test
    void aLabelledContextReachesToTheQuestionBelowIt() {
        assertThat(found("Answer briefly.\n\nContext:\n" + SENTENCE + "\n\n" + SENTENCE + "\n\nQuestion: Where is it?"))
                .containsExactly("Context:\n" + SENTENCE + "\n\n" + SENTENCE);
    }

    @Test
    void tagsAroundDocumentsAreNoPartOfThem() {
        assertThat(found("<documents>\n<document>\n<source>a.pdf</source>\n" + SENTENCE + "\n</document>\n<document>\n"
                + SENTENCE + "\n</document>\n</documents>\nWhy?")).containsExactly(SENTENCE, SENTENCE);
    }

    @Test
    void instructionsQuestionsExamplesAndCodeAreNoDocuments() {
        assertThat(found(
                "Answer the question below, and do so in a single sentence of ten words.\n\nQuestion: " + SENTENCE))
                .isEmpty();
        assertThat(found("Q: " + SENTENCE + "\nA: yes\n\nQ: " + SENTENCE + "\nA: no")).isEmpty();
        assertThat(found("<document>\n```\n" + SENTENCE + "\n```\n</document>")).isEmpty();
    }

    @Test
    void aLongTextBetweenTwoInstructionsIsADocument() {
        String body = (SENTENCE + " ").repeat(12).strip();
        assertThat(found("Sum up the report.\n\n" + body + "\n\n" + body + "\n\nAnswer in one line."))
                .containsExactly(body, body);
        assertThat(found("Sum up the report.\n\nAbstract: " + SENTENCE + "\n\n" + body + "\n\n" + body
                + "\n\nAnswer in one line."))
                .as("also where a small part of it has a label").hasSize(3);
        assertThat(found("Sum up the report.\n\n" + SENTENCE + "\n\nAnswer in one line.")).isEmpty();
    }

    private static List<String> found(String text) {
        return Contexts.of(Prompt.of(Message.user(text))).stream()
                .map(span -> text.substring(span.start(), span.end())).toList();
    }
}
