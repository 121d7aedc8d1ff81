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
