package dev.whittle.optimizer.pass;

import static org.assertj.core.api.Assertions.assertThat;

import static org.assertj.core.api.Assertions.tuple;

import dev.whittle.optimizer.protect.Protector;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RedundancyPassTest extends PassContract {
    @Override
    Pass pass() {
        return new RedundancyPass();
    }

    @Override
    List<String> table() {
        return List.of(
                "Never cite that web page here. Be brief. Never cite that web page here. The reason is its age.",
                "Never cite that web page here. Be brief. Never cite that web page here. The reason is its age.",
                "Cite every source you use. Be brief. Cite every source you use.",
                "Cite every source you use. Be brief.",
                "Cite every source you use.\n\nBe brief.\n\ncite  every source you use.",
                "Cite every source you use.\n\nBe brief.",
                "- Cite every source you use.\n- Be brief.\n* Cite every source you use.",
                "- Cite every source you use.\n- Be brief.",
                "One two three four.\n\nOne two three\nfour.\n\nEnd.",
                "One two three four.\n\nEnd.",
                "A long first line here\nand a second one.\n\nMiddle of it.\n\nA long first line here and\na second one.",
                "A long first line here\nand a second one.\n\nMiddle of it.",
                "Use at most 50 words each. Yes. Use at most 50 words each.", "Use at most 50 words each. Yes.",
                "# Rules for the whole answer\n\n# Rules for the whole answer",
                "# Rules for the whole answer\n\n# Rules for the whole answer",
                "Yes.\nNo.\nYes.", "Yes.\nNo.\nYes.",
                "1. Read the whole text first.\n2. Read the whole text first.",
                "1. Read the whole text first.\n2. Read the whole text first.",
                "Q: Is this text a positive one?\nA: Yes\n\nQ: Is this text a positive one?\nA: No",
                "Q: Is this text a positive one?\nA: Yes\n\nQ: Is this text a positive one?\nA: No",
                "| one two | three four |\n| one two | three four |",
                "| one two | three four |\n| one two | three four |",
                "```\nprint all of the rows\nprint all of the rows\n```",
                "```\nprint all of the rows\nprint all of the rows\n```",
                "Greet {{name}} in a friendly way. Be brief. Greet {{name}} in a friendly way.",
                "Greet {{name}} in a friendly way. Be brief. Greet {{name}} in a friendly way.",
                "Answer only in plain English.\nAnswer only in plain English.\nAnswer only in plain English.",
                "Answer only in plain English.",
                "Retrying the connection (it failed)\nRetrying the connection (it failed)\nRetrying the connection (it failed)\nConnected.",
                "Retrying the connection (it failed)\nRetrying the connection (it failed)\nRetrying the connection (it failed)\nConnected.",
                "We include it for our readers, but\ndo not test it.\n\nWe include it for our readers, but\nnobody must test it.",
                "We include it for our readers, but\ndo not test it.\n\nWe include it for our readers, but\nnobody must test it.",
                "arXiv:2401.01234v1 by the three authors\n\nOne.\n3\narXiv:2401.01234v1 by the three authors",
                "arXiv:2401.01234v1 by the three authors\n\nOne.\n3",
                "We keep it for all our readers, but\nonly for this one year.\n\nYes.\n\nWe keep it for all our readers, but\nonly for this one year.",
                "We keep it for all our readers, but\nonly for this one year.\n\nYes.",
                "Do not guess the missing values. Do guess the missing values.",
                "Do not guess the missing values. Do guess the missing values.");
    }

    @Test
    void theCopyInTheSystemMessageStaysWhereverItStands() {
        Prompt prompt = Prompt.of(Message.user("Cite every source you use. What is new?"),
                Message.system("Be brief. Cite every source you use."));
        assertThat(run(prompt)).isEqualTo(
                Prompt.of(Message.user("What is new?"), Message.system("Be brief. Cite every source you use.")));
    }

    @Test
    void theReasonSaysWhichCopyStays() {
        Prompt prompt = Prompt.of(Message.system("Be brief.\nCite every source you use."),
                Message.user("What is new?\n\nCite every source you use."));
        assertThat(pass().propose(prompt, Protector.find(prompt))).extracting(Edit::reason, Edit::risk).containsExactly(
                tuple(
                        "This paragraph was said before; the copy in the system message 1, line 2 stays.",
                        Risk.MEDIUM));
    }

    @Test
    void aCopyFarBehindADocumentIsRiskierThanANearOne() {
        String far = "Cite every source you use.\n\n" + "word ".repeat(1_000) + "\n\nCite every source you use.";
        Prompt prompt = Prompt.of(Message.user(far));
        assertThat(pass().propose(prompt, Protector.find(prompt))).extracting(Edit::risk).containsExactly(Risk.MEDIUM);
    }

    @Test
    void assistantMessagesAreExamplesAndStay() {
        Prompt prompt = Prompt.of(Message.user("Say that all is well today."),
                Message.assistant("Say that all is well today."));
        assertThat(run(prompt)).isEqualTo(prompt);
    }

    @Test
    void aMessageThatOnlyRepeatsKeepsItsFirstParagraph() {
        Prompt prompt = Prompt.of(Message.system("Cite every source you use."),
                Message.user("Cite every source you use.\n\nCite every source you use."));
        assertThat(run(prompt)).isEqualTo(
                Prompt.of(Message.system("Cite every source you use."), Message.user("Cite every source you use.")));
    }
}
