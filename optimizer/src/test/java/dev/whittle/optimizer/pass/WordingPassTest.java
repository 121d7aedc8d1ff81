package dev.whittle.optimizer.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.optimizer.protect.Protector;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class WordingPassTest extends PassContract {
    @Override
    Pass pass() {
        return new WordingPass();
    }

    @Override
    List<String> table() {
        return List.of(
                "Please sort these customer reviews:\n\n1. Please fix the app.\n2. It basically works.\n\nPlease be brief.",
                "Sort these customer reviews:\n\n1. Please fix the app.\n2. It basically works.\n\nBe brief.",
                "Thank you!  ```\nx\n```\nBe brief.", "Thank you!  ```\nx\n```\nBe brief.",
                "Please note that the report is long.", "The report is long.",
                "Please note that iPhones are not covered.", "iPhones are not covered.",
                "please note that the report is long.", "the report is long.",
                "Read it. Please note that, as you know, dates are in UTC.", "Read it. Dates are in UTC.",
                "Please note that basically the file is empty.", "The file is empty.",
                "We act in order to win, due to the fact that we can.", "We act to win, because we can.",
                "- Please cite the source.\n- Make sure to add a date.", "- Cite the source.\n- Add a date.",
                "Task: Please rate the essay.", "Task: Rate the essay.",
                "The customer wrote \"Please note that I am angry\".",
                "The customer wrote \"Please note that I am angry\".",
                "Email:\nPlease call me back in order to talk.\n\nPlease summarize it.",
                "Email:\nPlease call me back in order to talk.\n\nSummarize it.",
                "<ticket>Please help me.</ticket>\nPlease reply.", "<ticket>Please help me.</ticket>\nReply.",
                "<instructions>\nPlease reply.\n</instructions>", "<instructions>\nReply.\n</instructions>",
                "Q: Please count.\nA: 1\n\nQ: Please count.\nA: 2", "Q: Please count.\nA: 1\n\nQ: Please count.\nA: 2",
                "It is not actually a bug.", "It is not actually a bug.",
                "Do not simply count the words.", "Do not simply count the words.",
                "We aim to please customers.", "We aim to please customers.",
                "IN ORDER TO WIN, READ.", "IN ORDER TO WIN, READ.",
                "Use the in-order-to pattern.", "Use the in-order-to pattern.",
                "This is an actually useful file.", "This is an actually useful file.",
                "Is it a bug? Thank you!", "Is it a bug?",
                "First part.\n\nThank you in advance!\n\nLast part.", "First part.\n\nLast part.",
                "Summarize it.\nThanks!", "Summarize it.",
                "Thank you!", "Thank you!",
                "# Please note that this is a heading", "# Please note that this is a heading",
                "The API, as you know, returns text.", "The API returns text.",
                "`in order to` stays, in order to show it.", "`in order to` stays, to show it.",
                "A photo is required to open an account.", "A photo is required to open an account.",
                "Tell me which documents are required to close it.",
                "Tell me which documents are required to close it.",
                "What is required to start?", "What is required to start?",
                "The parcel is going to Berlin.", "The parcel is going to Berlin.",
                "He is going to the doctor.", "He is going to the doctor.",
                "Does the customer have the option to cancel?", "Does the customer have the option to cancel?",
                "Do not let users have the ability to export.", "Do not let users have the ability to export.",
                "Proceed to checkout.", "Proceed to checkout.",
                "Then proceed to the next step.", "Then proceed to the next step.",
                "Explain the stages in the process of digestion.", "Explain the stages in the process of digestion.",
                "In the process of saving, is the old file lost?", "In the process of saving, is the old file lost?",
                "Provide a summary of no more than 50 words.", "Provide a summary of no more than 50 words.",
                "Write a summary of 100 words.", "Write a summary of 100 words.",
                "Give a description of one line.", "Give a description of one line.",
                "Pick a value in a range of 5 to 10.", "Pick a value in a range of 5 to 10.",
                "Rate it on a number of 3 scales.", "Rate it on a number of 3 scales.",
                "The motion needs a majority of votes.", "The motion needs a majority of votes.",
                "The file cannot be located in the archive.", "The file cannot be located in the archive.",
                "In a structured manner, list the risks.", "In a structured manner, list the risks.",
                "The phrase in order to must not appear.", "The phrase in order to must not appear.",
                "Replace the words due to the fact that with less.",
                "Replace the words due to the fact that with less.",
                "Users are required to log in.", "Users must log in.",
                "A key is required to be present.", "A key must be present.",
                "The app is going to fail.", "The app will fail.",
                "We are in the process of migrating.", "We are migrating.",
                "Users have the ability to export.", "Users can export.",
                "Then proceed to write the report.", "Then write the report.",
                "Write a summary of the call in two lines.", "Summarize the call in two lines.",
                "Use 50 words in order to explain it.", "Use 50 words to explain it.",
                "Please don't guess.", "Don't guess.",
                "Please note that v1 is dead.", "v1 is dead.",
                "Please translate to French: Good morning, please sit down.",
                "Translate to French: Good morning, please sit down.",
                "Please sum up the chat below.\n\n[10:02] Mia: Hello! How may I help?\n[10:03] Jo: please note that it is late\n[10:04] Mia: Thank you!\n[10:05] Jo: bye, thanks\n\nPlease be brief.",
                "Sum up the chat below.\n\n[10:02] Mia: Hello! How may I help?\n[10:03] Jo: please note that it is late\n[10:04] Mia: Thank you!\n[10:05] Jo: bye, thanks\n\nBe brief.",
                "Please write a reply.\n\nFrom: Ann\nSent: Friday\nSubject: Offer\n\nHi Bob,\n\nPlease find attached our offer.",
                "Write a reply.\n\nFrom: Ann\nSent: Friday\nSubject: Offer\n\nHi Bob,\n\nPlease find attached our offer.",
                "Classify the following support tickets. Answer in the form of a list:\n\n1. Please cancel it.\n2. I make use of search.\n\nPlease sort them.",
                "Classify the following support tickets. Answer as a list:\n\n1. Please cancel it.\n2. I make use of search.\n\nSort them.",
                "Please explain the clause below.\n\n12.1 The Tenant may, in accordance with Schedule 2, prior to expiry, leave.\n\nDo it in order to help.",
                "Explain the clause below.\n\n12.1 The Tenant may, in accordance with Schedule 2, prior to expiry, leave.\n\nDo it to help.",
                "Please translate it.\n\nText\nPlease merge the branch.",
                "Translate it.\n\nText\nPlease merge the branch.",
                "Passage 1 (page 3):\nDuring the course of the year, leave is due.\n\nPassage 2 (page 4):\nPlease note that it expires.\n\nPlease answer.",
                "Passage 1 (page 3):\nDuring the course of the year, leave is due.\n\nPassage 2 (page 4):\nPlease note that it expires.\n\nAnswer.",
                "Use it in the same way we used the other.", "Use it in the same way we used the other.",
                "Check for a range of values.", "Check for a range of values.",
                "Bitte beachten Sie, dass der Bericht lang ist.", "Bitte beachten Sie, dass der Bericht lang ist.");
    }

    @TestFactory
    Stream<DynamicTest> everyRuleDoesWhatItsExampleSaysAndSavesATokenThere() {
        Tokenizer tokenizer = Tokenizers.get("o200k_base");
        return WordingRules.standard().rules().stream().map(rule -> DynamicTest.dynamicTest(rule.id(), () -> {
            Prompt before = Prompt.of(Message.user(rule.before()));
            assertThat(pass().propose(before, Protector.find(before))).extracting(Edit::rule)
                    .contains("wording." + rule.id());
            assertThat(run(before)).isEqualTo(Prompt.of(Message.user(rule.after())));
            assertThat(tokenizer.count(rule.after()).tokens()).isLessThan(tokenizer.count(rule.before()).tokens());
        }));
    }

    @Test
    void thereAreAtLeast250RulesEachWithAnIdOfItsOwn() {
        List<String> ids = WordingRules.standard().rules().stream().map(WordingRule::id).toList();
        assertThat(ids).hasSizeGreaterThanOrEqualTo(250).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void noRuleDropsANegation() {
        List<String> negations = List.of("not", "no", "never", "without", "nor", "neither", "cannot", "don't");
        for (WordingRule rule : WordingRules.standard().rules()) {
            for (WordingRule.Phrase phrase : rule.phrases()) {
                assertThat(phrase.words()).as(rule.id()).doesNotContainAnyElementsOf(negations);
            }
        }
    }
}
