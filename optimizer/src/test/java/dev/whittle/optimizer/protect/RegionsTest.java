package dev.whittle.optimizer.protect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.pass.Protection.Span;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegionsTest {
    @Test
    void examplesReachFromTheFirstLabelToTheLastParagraph() {
        assertThat(examples("Answer it.\n\nQ: a\nA: b\n\nQ: c\nA: d\nand more\n\nNow go.")).contains(
                "Q: a\nA: b\n\nQ: c\nA: d\nand more");
        assertThat(examples("Example 1: a\n\nExample 2: b\n\nEnd.")).containsExactly("Example 1: a\n\nExample 2: b");
        assertThat(examples("Task: a\nTone: b")).isEmpty();
    }

    @Test
    void theSameLongLineBehindTheSameLabelIsSaidTwiceAndNoExample() {
        String line = "Disclaimer: actual results may differ materially from those that are expressed here, in every way.";
        assertThat(examples("One.\n" + line + "\n\nTwo.\n" + line)).isEmpty();
        assertThat(examples("Disclaimer: none.\n\nDisclaimer: none.")).isNotEmpty();
    }

    @Test
    void numberedPiecesOfContextAreDocumentsAndNoExamples() {
        String text = "Answer from these.\n\nDocument 1: a\n\nb\n\nDocument 2: c\n\nNow go.";
        assertThat(examples(text)).isEmpty();
        assertThat(documents(text)).contains("Document 1: a\n\nb\n\nDocument 2: c");
    }

    @Test
    void assistantMessagesAreExamples() {
        assertThat(Regions.examples(Prompt.of(Message.user("a"), Message.assistant("bc"))))
                .containsExactly(new Span(1, 0, 2, "example"));
    }

    @Test
    void documentsStandBehindLabelsAndInTags() {
        assertThat(documents("Reply.\n\nEmail: Dear team,\nplease help.\n\nBe kind."))
                .containsExactly("Email: Dear team,\nplease help.");
        assertThat(documents("Transcript:\n\nfirst\nsecond\n\nBe kind."))
                .containsExactly("Transcript:\n\nfirst\nsecond");
        assertThat(documents("<ticket>please</ticket> <rules>be brief</rules>")).containsExactly("please");
        assertThat(documents("Task: write.\n<b>bold</b> <br/>")).isEmpty();
    }

    @Test
    void aTimeBeforeALabelAndAPlaceBehindItChangeNothing() {
        assertThat(documents("[10:02] Agent: hello\n\nBe kind.")).containsExactly("[10:02] Agent: hello");
        assertThat(documents("Passage 1 (page 3):\na b\n\nPassage 2 (page 4):\nc\n\nGo."))
                .contains("Passage 1 (page 3):\na b\n\nPassage 2 (page 4):\nc");
        assertThat(documents("10:02 is the time: now")).isEmpty();
    }

    @Test
    void textIsCarriedBehindWhatAnnouncesIt() {
        assertThat(carried("Translate to French: Good morning.")).containsExactly(" Good morning.");
        assertThat(carried("Explain the clause below.\n\nOne.\n\nTwo.\n\nDo it well."))
                .containsExactly("\nOne.\n\nTwo.");
        assertThat(carried("Explain the clause below.\n\nPlease be brief.")).isEmpty();
        assertThat(carried("Reply to the following message:\nPlease call.\n\nBe kind."))
                .containsExactly("Please call.");
        assertThat(carried("From: Ann\nSubject: Hi\n\nPlease call.\n\nTask: reply.")).containsExactly(
                "From: Ann\nSubject: Hi\n\nPlease call.");
        assertThat(carried("Follow these rules:\n\nPlease be brief.")).isEmpty();
        assertThat(carried("Answer: be brief.")).isEmpty();
    }

    private static List<String> carried(String text) {
        return Regions.carried(Prompt.of(Message.user(text))).stream()
                .map(span -> text.substring(span.start(), span.end())).toList();
    }

    private static List<String> examples(String text) {
        return Regions.examples(Prompt.of(Message.user(text))).stream()
                .map(span -> text.substring(span.start(), span.end())).toList();
    }

    private static List<String> documents(String text) {
        return Regions.documents(Prompt.of(Message.user(text))).stream()
                .map(span -> text.substring(span.start(), span.end())).toList();
    }
}
