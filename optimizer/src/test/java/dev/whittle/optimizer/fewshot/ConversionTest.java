package dev.whittle.optimizer.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whittle.optimizer.ExampleProposal;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizers;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConversionTest {
    private static final String TICKETS = """
            Route the ticket to a team.

            Here are some examples:

            Ticket: I was charged twice.
            Team: billing

            Ticket: Where is my parcel?
            Team: shipping

            Ticket: Refund me.
            Team: billing

            Ticket: Do you sponsor events?
            Team: other

            Ticket: The parcel is late.
            Team: shipping

            Ticket: {{ticket}}
            Team:""";

    @Test
    void examplesBecomeLabelsAndTheQuestionStays() throws InterruptedException {
        ExampleProposal proposal = zero(TICKETS, Protection.NONE);
        assertThat(proposal.result()).isEqualTo(Prompt.of(Message.user("""
                Route the ticket to a team.

                Answer with one of: billing, shipping, other.

                Ticket: {{ticket}}
                Team:""")));
        assertThat(proposal.conversion().lost())
                .containsExactly("Example 4 shows the only case of the label \"other\".");
        assertThat(proposal.accepted().retention().violated()).isEmpty();
        assertThat(proposal.ledger().original().messages().getFirst().text()).isEqualTo(TICKETS);
    }

    @Test
    void aTaskThePromptNamesIsNotNamedAgain() throws InterruptedException {
        String mails = "\n\nMail: Fire!\nUrgent: yes\n\nMail: Lunch?\nUrgent: no\n\nMail: Leak!\nUrgent: yes\n\nMail: {{mail}}\nUrgent:";
        for (String task : List.of("Is it urgent?", "Classify the mail.", "Label mails.", "Say what is urgent:")) {
            assertThat(zero(task + mails, Protection.NONE).result().messages().getFirst().text())
                    .isEqualTo(task + "\n\nAnswer with one of: yes, no.\n\nMail: {{mail}}\nUrgent:");
        }
    }

    @Test
    void aTaskThatIsAddedIsASentence() throws InterruptedException {
        assertThat(first("Mail: Fire!\nUrgent: yes\n\nMail: Lunch?\nUrgent: no\n\nMail: Leak!\nUrgent: yes"))
                .isEqualTo("Fill in \"Urgent\" for the mail.");
        assertThat(first(
                "Review: a\nSentiment: positive\n\nReview: b\nSentiment: negative\n\nReview: c\nSentiment: positive"))
                .isEqualTo("Classify the review by sentiment.");
        assertThat(first("Input: a\nOutput: positive\n\nInput: b\nOutput: negative\n\nInput: c\nOutput: positive"))
                .isEqualTo("Classify the input.");
        assertThat(first(
                "Country: Peru\nCapital: Lima\n\nCountry: Chad\nCapital: N'Djamena\n\nCountry: Oman\nCapital: Muscat"))
                .isEqualTo("Give the capital for the country.");
        assertThat(
                first("Note: late again\nFormal: It is delayed once more.\n\nNote: pay up\nFormal: Kindly settle it."))
                .isEqualTo("Fill in \"Formal\" for the note.");
    }

    @Test
    void keysOfJsonAreExtractedOnlyIfTheirValuesStandInTheInput() throws InterruptedException {
        String moods = "Input: great\nOutput: {\"mood\": \"good\"}\n\nInput: awful\nOutput: {\"mood\": \"bad\"}\n\n"
                + "Input: super\nOutput: {\"mood\": \"good\"}\n\nInput: sad\nOutput: {\"mood\": \"bad\"}";
        assertThat(Findings.of(ExampleFinder.find(moods)).task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(zero(moods, Protection.NONE).result().messages().getFirst().text()).isEqualTo("""
                Fill in the keys for the input.
                Answer with a JSON object with the keys "mood" (text, such as "good", "bad").""");
        String people = "Input: Ann is 7\nOutput: {\"name\": \"Ann\", \"age\": 7}\n\nInput: Bob is 9\nOutput: {\"name\": \"Bob\", \"age\": 9}";
        assertThat(Findings.of(ExampleFinder.find(people)).task()).isEqualTo(Task.EXTRACTION);
        assertThat(first(people)).isEqualTo("Extract from the input what the keys name.");
        String made = "Input: cats\nOutput: {\"title\": \"On whiskers\", \"hook\": \"Did you know?\"}\n\nInput: rain\nOutput: {\"title\": \"Wet days\", \"hook\": \"Look up!\"}";
        assertThat(Findings.of(ExampleFinder.find(made)).task()).isEqualTo(Task.GENERATION);
    }

    private static String first(String text) throws InterruptedException {
        return zero(text, Protection.NONE).result().messages().getFirst().text().lines().findFirst().orElseThrow();
    }

    @Test
    void aFewExamplesShowEachLabel() throws InterruptedException {
        ExampleSet set = ExampleFinder.find(TICKETS);
        Findings findings = Findings.of(set);
        assertThat(Selection.enough(set, findings)).isEqualTo(3);
        Conversion conversion = Conversion.kShot(prompt(TICKETS), set, findings, 3, false, Distances.byWords());
        assertThat(conversion.kept()).hasSize(3).contains(4);
        assertThat(conversion.lost()).isEmpty();
        ExampleProposal proposal = propose(TICKETS, conversion, Protection.NONE);
        assertThat(ExampleFinder.find(proposal.result()).size()).isEqualTo(3);
        assertThat(proposal.result().messages().getFirst().text()).startsWith("Route the ticket")
                .endsWith("Ticket: {{ticket}}\nTeam:").contains("Do you sponsor events?");
    }

    @Test
    void labelsTakeTurnsWhenMixed() {
        ExampleSet set = ExampleFinder.find(TICKETS);
        assertThat(Conversion.kShot(prompt(TICKETS), set, Findings.of(set), 5, true, Distances.byWords()).kept())
                .containsExactly(1, 2, 4, 3, 5);
    }

    @Test
    void aTaskNobodyNamesIsNotConverted() throws InterruptedException {
        ExampleProposal proposal = zero(
                "Input: hot\nOutput: warm\n\nInput: big\nOutput: vast\n\nInput: sad\nOutput: blue",
                Protection.NONE);
        assertThat(proposal.possible()).isFalse();
        assertThat(proposal.obstacle()).contains("say in a sentence what is to be done");
        assertThat(proposal.ledger().entries()).isEmpty();
    }

    @Test
    void aRuleThatExplainsAllIsTheInstruction() throws InterruptedException {
        assertThat(zero(
                "Input: blood\nOutput: b l o o d\n\nInput: disk\nOutput: d i s k\n\nInput: machine\nOutput: m a c h i n e",
                Protection.NONE).result().messages().getFirst().text())
                .isEqualTo("The answer is the letters of the input with a blank between them.");
    }

    @Test
    void whatAPersonMarkedStays() throws InterruptedException {
        ExampleProposal proposal = zero(TICKETS, new Protection(List.of(new Span(0, 70, 75, "mine"))));
        assertThat(proposal.possible()).isFalse();
        assertThat(proposal.obstacle()).isEqualTo("The edit touches what a person marked, which stays as it is.");
    }

    @Test
    void examplesWithAVariableInThemStay() throws InterruptedException {
        String text = "Sort words.\n\nInput: {{first}}\nOutput: a\n\nInput: y\nOutput: b\n\nInput: z\nOutput: c";
        assertThat(zero(text, Protection.NONE).obstacle()).contains("{{variable}}");
    }

    @Test
    void messagesThatWereExamplesGo() throws InterruptedException {
        Prompt chat = Prompt.of(Message.system("Classify."), Message.user("good"), Message.assistant("yes"),
                Message.user("bad"), Message.assistant("no"), Message.user("fine"), Message.assistant("yes"),
                Message.user("{{text}}"));
        ExampleSet set = ExampleFinder.find(chat);
        Conversion conversion = Conversion.kShot(chat, set, Findings.of(set), 2, false, Distances.byWords());
        ExampleProposal proposal = ExampleProposal.of(chat, conversion, Tokenizers.get("o200k_base"), Protection.NONE);
        assertThat(proposal.result().messages()).extracting(Message::text).containsExactly("Classify.", "good", "yes",
                "bad", "no", "{{text}}");
    }

    @Test
    void withoutExamplesThereIsNothingToConvertAndWhy() throws InterruptedException {
        assertThat(zero("Summarise the text.", Protection.NONE).obstacle()).contains("No examples were found");
        ExampleSet none = ExampleFinder.find("Summarise.");
        assertThat(Conversion.kShot(prompt("Summarise."), none, Findings.of(none), 2, false, Distances.byWords())
                .obstacle()).isEqualTo("There are no examples.");
        assertThatThrownBy(() -> Conversion.kShot(prompt("Summarise."), none, Findings.of(none), 0, false,
                Distances.byWords())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("At least 1 example has to stay; 0 do not.");
    }

    private static ExampleProposal zero(String text, Protection marked) throws InterruptedException {
        ExampleSet set = ExampleFinder.find(prompt(text));
        return propose(text, Conversion.zeroShot(prompt(text), set, Findings.of(set)), marked);
    }

    private static ExampleProposal propose(String text, Conversion conversion, Protection marked)
            throws InterruptedException {
        return ExampleProposal.of(prompt(text), conversion, Tokenizers.get("o200k_base"), marked);
    }

    private static Prompt prompt(String text) {
        return Prompt.of(Message.user(text));
    }
}
