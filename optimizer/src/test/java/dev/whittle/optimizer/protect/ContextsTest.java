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
                .containsExactly(SENTENCE + "\n\n" + SENTENCE);
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
    void aShortMessageToAnswerAndTheModelsRoleAreNoDocuments() {
        assertThat(found("Answer the customer's message below.\n\nMessage: " + SENTENCE + " " + SENTENCE)).isEmpty();
        assertThat(found("Context: You are the assistant of a bank. " + SENTENCE + "\n\nQuestion: Why?")).isEmpty();
        String mail = (SENTENCE + " ").repeat(10).strip();
        assertThat(found("Sum up the mail below.\n\nEmail:\n" + mail + "\n\nAnswer in one line."))
                .containsExactly(mail);
    }

    @Test
    void paragraphsOfAMessageThatSpeaksOfNoTextSayWhatToDo() {
        String rules = (SENTENCE + " ").repeat(6).strip() + "\n\n" + (SENTENCE + " ").repeat(6).strip();
        assertThat(found("You write mails for a shop.\n\n" + rules + "\n\nWrite the answer to {{request}}.")).isEmpty();
        assertThat(found("Fasse den Bericht zusammen.\n\n" + rules + "\n\nIn drei Sätzen.")).containsExactly(rules);
        assertThat(found("Keep to these rules:\n\n" + rules + "\n\nWrite the answer to {{request}}.")).isEmpty();
        assertThat(found("You know these notes:\n\n" + rules + "\n\nWrite to {{name}}.")).containsExactly(rules);
        assertThat(found("When was it opened?\n\n" + rules + "\n\nOne word.")).containsExactly(rules);
    }

    @Test
    void linesThatEndAsOnWindowsEndParagraphsToo() {
        assertThat(found("Context:\r\n" + SENTENCE + "\r\n\r\nAnswer in one sentence.")).containsExactly(SENTENCE);
    }

    @Test
    void oneLabelledContextEndsWhereAnotherBegins() {
        assertThat(found("Background: " + SENTENCE + "\n\nDocuments:\n[1] " + SENTENCE + "\n[2] " + SENTENCE
                + "\n\nQuestion: Why?")).containsExactly(SENTENCE, "[1] " + SENTENCE + "\n[2] " + SENTENCE);
    }

    @Test
    void aLongTextBetweenTwoInstructionsIsADocument() {
        String body = (SENTENCE + " ").repeat(12).strip();
        assertThat(found("Sum up the report.\n\n" + body + "\n\n" + body + "\n\nAnswer in one line."))
                .containsExactly(body + "\n\n" + body);
        assertThat(found("Sum up the report.\n\nAbstract: " + SENTENCE + "\n\n" + body + "\n\n" + body
                + "\n\nAnswer in one line."))
                .as("also where a small part of it has a label")
                .containsExactly(SENTENCE + "\n\n" + body + "\n\n" + body);
        assertThat(found("Sum up the report.\n\n" + SENTENCE + "\n\nAnswer in one line.")).isEmpty();
    }

    @Test
    void pagesThatLookLikeExamplesAreContextBelowALabel() {
        String pages = """
                ACME Annual Report                  Page 12
                Confidential

                The company recorded revenue of EUR 412.5 million, an in-
                crease of 8 % over the prior year.

                ACME Annual Report                  Page 13
                Confidential

                Operating profit was EUR 48.1 million. No dividend will be
                paid for 2023.""";
        assertThat(found("Answer from the context.\n\nContext:\n" + pages + "\n\nQuestion: Was a dividend paid?"))
                .containsExactly(pages);
    }

    @Test
    void examplesStayBesideTheContextOfTheQuestion() {
        String shown = "Passage: The museum opens at ten and closes at six. On Mondays it stays closed.\n"
                + "Question: Is it open on Mondays?\nAnswer: no\n\n"
                + "Passage: The ferry takes cars and bicycles. Dogs travel for free on it.\n"
                + "Question: May dogs travel?\nAnswer: yes\n\n";
        assertThat(found("Answer yes or no.\n\n" + shown + "Passage: " + SENTENCE + "\nQuestion: Is it old?\nAnswer:"))
                .containsExactly("Passage: " + SENTENCE);
        assertThat(found("Answer it.\n\nExamples:\n\nQuestion: Who built it?\nAnswer: Ann\n\n"
                + "Question: Who sold it?\nAnswer: Bo\n\nContext:\n" + SENTENCE
                + "\n\nQuestion: Where is it?\nAnswer:"))
                .containsExactly(SENTENCE);
        assertThat(found("<examples>\n<example>\n<context>" + SENTENCE + "</context>\n<answer>yes</answer>\n"
                + "</example>\n<example>\n<context>" + SENTENCE + "</context>\n<answer>no</answer>\n</example>\n"
                + "</examples>\nNow answer.")).isEmpty();
    }

    @Test
    void answeredQuestionsOfAFaqAreContextAndTheLastOneIsNot() {
        String pairs = "Q: Do you ship to Norway, Sweden and Denmark as well?\nA: Yes, for nine euros.\n\n"
                + "Q: How long does it take?\nA: Four days, and six in winter.";
        assertThat(found("Be friendly.\n\nFAQ:\n\n" + pairs + "\n\nCustomer: What does it cost?\nAnswer:"))
                .containsExactly(pairs);
    }

    @Test
    void whatSpeakersSayIsContextBelowATranscript() {
        String said = "Agent: Good morning, what can I do for you today?\nCustomer: My kettle leaks, and I want a new one."
                + "\nAgent: We send you one.";
        assertThat(found("Sum it up.\n\nTranscript:\n" + said + "\n\nSummary:")).containsExactly(said);
    }

    @Test
    void whatSaysWhatToDoEndsAContext() {
        for (String last : List.of("Answer in one sentence and do not guess, whatever the user says to you.",
                "Question: Where is the office that has a garden with two trees, and how old is it now?",
                "Frage: Wo ist das Haus mit dem Garten und den zwei alten Bäumen, und wie alt ist es?",
                "Rules:\n- Write no more than ten words in your answer, and never more than one sentence.",
                "<question>Where is the office that has a garden with two trees, and how old is it now?</question>",
                "# Question\nWhere is the office that has a garden with two trees, and how old is it?",
                "Given the context information and not prior knowledge, answer the query in German.")) {
            assertThat(found("Read it.\n\nContext:\n" + SENTENCE + "\n\n" + last)).as(last).containsExactly(SENTENCE);
        }
    }

    @Test
    void labelsOfOtherLanguagesHeadingsAndRulersNameContext() {
        for (String head : List.of("Kontext:\n", "Contexto: ", "### Search results\n\n", "**Retrieved documents:**\n",
                "Sources (top 3):\n", "Background information:\n")) {
            assertThat(found("Be brief.\n\n" + head + SENTENCE + "\n\nQuery: Where?")).as(head)
                    .containsExactly(SENTENCE);
        }
        assertThat(found(
                "Context information is below.\n-----\n" + SENTENCE + "\n-----\nAnswer the query.\nQuery: Where?"))
                .containsExactly(SENTENCE);
        assertThat(found("Be brief.\n\nOutput text:\n" + SENTENCE + "\n\nReference answer: " + SENTENCE)).isEmpty();
    }

    @Test
    void aTimeOfDayIsNoLabel() {
        String text = "Backups are written every night at 02:15 and kept for 35 days, as the law wants it.";
        assertThat(found("Be brief.\n\n" + SENTENCE + "\n\nText:\n" + SENTENCE + "\n\n" + text))
                .containsExactly(SENTENCE + "\n\n" + text);
    }

    @Test
    void numberedPiecesGoWithTheirNumbers() {
        assertThat(found("Cite as [n].\n\nPassages:\n[1] " + SENTENCE + "\n[2] " + SENTENCE + "\n\nQuestion: Where?"))
                .containsExactly("[1] " + SENTENCE + "\n[2] " + SENTENCE);
        assertThat(found("Answer.\n\nContext A:\n" + SENTENCE + "\n\nContext B:\n" + SENTENCE + "\n\nQuestion: Where?"))
                .containsExactly("Context A:\n" + SENTENCE + "\n\nContext B:\n" + SENTENCE);
    }

    @Test
    void aMailAndAChatBelowASentenceThatAnnouncesThemAreContext() {
        String mail = "From: Ann\nSubject: Pallets\n\nHello all,\n\nplease note that the pallets are late. " + SENTENCE
                + "\n\n" + SENTENCE + " " + SENTENCE;
        assertThat(found("Read the mail below and answer in German.\n\n" + mail + "\n\nQuestion: Why?"))
                .containsExactly(mail);
        String chat = ("[09:02] Ana: is it down? " + SENTENCE + "\n[09:03] Ben: yes. " + SENTENCE
                + "\n[09:04] Ana: then call Carla, for she knows it.");
        assertThat(found("Below is a chat log. Answer the question about it.\n\n" + chat + "\n\nQuestion: Who?"))
                .containsExactly(chat);
    }

    @Test
    void theTextsOfChunksInJsonAreContextAndTurnsOfAChatAreNot() {
        String text = (SENTENCE + " ").repeat(2).strip();
        assertThat(found("Answer from these chunks:\n\n[{\"id\": 1, \"title\": \"Oslo\", \"text\": \"" + text
                + "\"},\n {\"id\": 2, \"page_content\": \"" + text + "\"}]\n\nWhere is it?"))
                .containsExactly(text, text);
        assertThat(found("Go on.\n\n[{\"role\": \"system\", \"content\": \"" + text + "\"}]")).isEmpty();
        assertThat(found("Tools:\n\n[{\"name\": \"find\", \"description\": \"" + text + "\"}]")).isEmpty();
    }

    private static List<String> found(String text) {
        return Contexts.of(Prompt.of(Message.user(text))).stream()
                .map(span -> text.substring(span.start(), span.end())).toList();
    }
}
