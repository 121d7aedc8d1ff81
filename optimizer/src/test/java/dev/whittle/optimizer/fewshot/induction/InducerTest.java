package dev.whittle.optimizer.fewshot.induction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Fixture;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.fewshot.ExampleFinder;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.ablation.Ablation;
import dev.whittle.optimizer.fewshot.ablation.Variant;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InducerTest {
    private static final String TEXT = """
            Secret preamble with rules.

            Input: hot
            Output: cold

            Input: big
            Output: small

            Input: happy
            Output: sad

            Input: up
            Output: down

            Input: left
            Output: right

            Input: a rather long input text
            Output: a short one

            Input: {{word}}
            Output:""";
    private static final Prompt PROMPT = Prompt.of(Message.user(TEXT));
    private static final ExampleSet SET = ExampleFinder.find(TEXT);

    private final List<List<Message>> sent = new ArrayList<>();

    private Induction induce(int candidates, String... replies) {
        Deque<String> left = new ArrayDeque<>(List.of(replies));
        Fixture.Script server = (request, _) -> {
            sent.add(request.messages());
            return new Reply(left.removeFirst(), Reply.Finish.STOP, Usage.of(1_000, 100), null, Duration.ofMillis(1),
                    Duration.ofMillis(2), 1);
        };
        return new Inducer(new Comparison(Fixture.CATALOG), server,
                Target.known(Fixture.GPT_4O, "OpenAI", Fixture.OPENAI)).induce(SET, candidates, _ -> {});
    }

    @Test
    void onlyTheExamplesThatAreShownLeaveAndEachRequestDiffers() {
        Induction induction = induce(2, "Give the antonym.", "Write the opposite.");
        assertThat(induction.split()).isEqualTo(new Split(List.of(0, 1, 3, 4), List.of(2, 5)));
        assertThat(sent).hasSize(2).doesNotHaveDuplicates();
        for (List<Message> messages : sent) {
            assertThat(messages.getLast().text()).contains("Input: hot\nOutput: cold").doesNotContain("happy", "Secret",
                    "rather long", "{{word}}");
        }
        assertThat(induction.candidates()).containsExactly(new Candidate(1, "Give the antonym.", ""),
                new Candidate(2, "Write the opposite.", ""));
        // A thousand tokens in at $2.50 and a hundred out at $10.00 a million, twice.
        assertThat(induction.cost()).isInstanceOfSatisfying(Cost.Priced.class,
                cost -> assertThat(cost.usd()).isEqualByComparingTo(new BigDecimal("0.007")));
    }

    @Test
    void whatIsNoInstructionIsNotUsed() {
        assertThat(induce(5, "", "Say {{word}}.", "For a rather long input text say a short one.",
                "\"Give the antonym.\"", "```\nInstruction: Give the antonym.\n```").candidates())
                .containsExactly(new Candidate(1, "", "The model wrote nothing."),
                        new Candidate(2, "Say {{word}}.",
                                "What the model wrote holds a {{variable}}, which the prompt would fill."),
                        new Candidate(3, "For a rather long input text say a short one.",
                                "What the model wrote repeats example 6 instead of saying what to do."),
                        new Candidate(4, "Give the antonym.", ""),
                        new Candidate(5, "Give the antonym.", "It is the same as instruction 4."));
    }

    @Test
    void instructionsAreTriedOnTheExamplesHeldOut() {
        Ablation trial = induce(1, "Give the antonym.").trial(PROMPT, SET);
        assertThat(trial.variants()).extracting(Variant::id).startsWith("all", "written-1");
        assertThat(trial.cases().cases()).extracting(one -> one.variables().get("input")).containsExactly("happy",
                "a rather long input text");
        assertThat(trial.prompts().getFirst().messages().getFirst().text()).doesNotContain("happy");
        assertThat(trial.prompts().get(1).messages().getFirst().text()).contains("Give the antonym.")
                .doesNotContain("Input: hot");
    }

    @Test
    void theInstructionStandsInPlaceOfTheExamplesAndLabelsStaySaid() {
        String text = "Mail: Fire!\nUrgent: yes\n\nMail: Lunch?\nUrgent: no\n\nMail: Leak!\nUrgent: yes\n\nMail: {{mail}}\nUrgent:";
        Prompt prompt = Prompt.of(Message.user(text));
        ExampleSet set = ExampleFinder.find(text);
        assertThat(Induction.conversion(prompt, set, new Candidate(1, "Decide if somebody must act at once.", ""))
                .unguarded(prompt).messages().getFirst().text()).isEqualTo(
                        "Decide if somebody must act at once.\nAnswer with one of: yes, no.\n\nMail: {{mail}}\nUrgent:");
        assertThat(Induction.conversion(prompt, set, new Candidate(1, "Say yes if it burns, else no.", ""))
                .unguarded(prompt).messages().getFirst().text())
                .isEqualTo("Say yes if it burns, else no.\n\nMail: {{mail}}\nUrgent:");
    }

    @Test
    void everyLabelStaysShown() {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < 12; at++) {
            text.append("Review: thing %d\nSentiment: %s\n\n".formatted(at,
                    at == 2 ? "mixed" : at % 2 == 0 ? "good" : "bad"));
        }
        ExampleSet set = ExampleFinder.find(text.toString());
        Split split = Split.of(set, Findings.of(set));
        assertThat(split.held()).hasSize(4).doesNotContain(2);
        assertThat(split.shown()).hasSize(8);
    }

    @Test
    void tooFewExamplesAndTooManyCandidatesAreRefused() {
        ExampleSet two = ExampleFinder.find("Input: a\nOutput: b\n\nInput: c\nOutput: d");
        assertThatThrownBy(() -> Split.of(two, Findings.of(two))).hasMessage(
                "A model needs two examples to read and one to be tried on; the prompt has 2.");
        assertThatThrownBy(() -> induce(0)).hasMessage("A model writes between 1 and 20 instructions, not 0.");
        assertThatThrownBy(() -> induce(1, "").trial(PROMPT, SET))
                .hasMessage("No instruction can be tried. The model wrote nothing.");
    }
}
